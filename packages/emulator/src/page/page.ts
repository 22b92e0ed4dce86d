import { kindsByRoute } from '../faults.ts'
import { script } from './script.ts'
import { style } from './style.ts'

const routes = Object.keys(kindsByRoute)
  .map((route) => `<option>${route}</option>`)
  .join('')

/** The page at `/`: one file, nothing fetched from elsewhere. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>falvideo emulator</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
  <h1>falvideo emulator</h1>
  <p><strong id="spent">$0.00</strong> would have been spent on <strong id="submits">0</strong> requests</p>
  <button id="reset" type="button">Reset everything</button>
</header>
<main>
  <section aria-labelledby="jobs-title">
    <h2 id="jobs-title">Requests in the queue, and done</h2>
    <div id="jobs" class="cards"></div>
    <p id="no-jobs" class="hint">Nothing yet. Point a client at this address: <code id="origin"></code></p>
  </section>
  <section aria-labelledby="faults-title">
    <h2 id="faults-title">Break something</h2>
    <form id="fault">
      <label>Where <select name="route">${routes}</select></label>
      <label>What <select name="kind"></select></label>
      <label>Times <input name="times" type="number" min="1" value="1" required></label>
      <label>HTTP status <input name="status" type="number" min="200" max="599" placeholder="503"></label>
      <label>Milliseconds <input name="delayMs" type="number" min="0" placeholder="1000"></label>
      <button>Switch on</button>
    </form>
    <p id="problem" role="alert"></p>
    <ul id="faults"></ul>
    <button id="clear" type="button" hidden>Switch all off</button>
  </section>
  <section aria-labelledby="requests-title">
    <h2 id="requests-title">HTTP requests</h2>
    <div class="scroll"><table>
      <thead><tr><th>Time</th><th>Route</th><th>Request</th><th>Answer</th></tr></thead>
      <tbody id="requests"></tbody>
    </table></div>
  </section>
</main>
<script>const kindsByRoute = ${JSON.stringify(kindsByRoute)};
${script}</script>
</body>
</html>
`
