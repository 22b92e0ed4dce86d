/** Style of the page at `/`; follows the light or dark of the system. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#dadde3, #353a45); --soft: light-dark(#f6f7f9, #1b1e25); --accent: light-dark(#3a5bd9, #8ea6ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#fff, #13151a); }
header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; padding: 16px 24px; border-bottom: 1px solid var(--line); }
header p { margin: 0; flex: 1; }
h1 { font-size: 20px; margin: 0; }
h2 { font-size: 16px; margin: 0 0 12px; }
main { display: grid; gap: 32px; padding: 24px; max-width: 1200px; margin: auto; }
button { font: inherit; padding: 4px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); cursor: pointer; }
button:hover { border-color: var(--accent); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px; }
.card { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; background: var(--soft); display: flex; flex-direction: column; }
.card video, .card .blank { width: 100%; aspect-ratio: 16 / 9; background: #000; display: block; }
.card .text { padding: 10px 12px; overflow-wrap: anywhere; }
.card .text p { margin: 0; }
.status { font-weight: 600; }
.COMPLETED { color: light-dark(#19752f, #6fd68a); }
.FAILED, .CANCELLED, #problem { color: light-dark(#b3261e, #ff8f86); }
.hint, .small { color: light-dark(#5b6270, #9aa2b1); font-size: 13px; }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; font-size: 13px; gap: 2px; }
input, select { font: inherit; padding: 4px 8px; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); min-width: 7em; }
.scroll { overflow: auto; max-height: 420px; border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; padding: 4px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; }
td:nth-child(3) { white-space: normal; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
th { position: sticky; top: 0; background: var(--soft); }
`
