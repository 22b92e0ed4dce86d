/** The page at `/`. */
export const page = `<!doctype html>
<meta charset="utf-8">
<title>falvideo emulator</title>
<h1>falvideo emulator</h1>
`
