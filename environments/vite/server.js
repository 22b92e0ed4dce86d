// What stands behind the page: its files, and the handler that has the key.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { createHandler, onlyThisMachine } from '@falvideo/server'
import { toNodeListener } from '@falvideo/server/node'

const types = { '.html': 'text/html', '.js': 'text/javascript' }

const fal = toNodeListener(
  createHandler({
    credentials: process.env.FAL_KEY ?? '',
    baseUrl: process.env.FAL_URL,
    endpoints: [ltx2ImageToVideo],
    authorize: onlyThisMachine,
  }),
)

const server = createServer(async (request, response) => {
  if (request.url?.startsWith('/api/fal/')) return fal(request, response)
  const path = request.url === '/' ? '/index.html' : request.url
  try {
    const file = await readFile(new URL(`dist${path}`, import.meta.url))
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain')
    response.end(file)
  } catch {
    response.writeHead(404).end()
  }
})

server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
