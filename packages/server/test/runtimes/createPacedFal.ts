import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A fal whose status stream says a thing when it is told to. */
export async function createPacedFal() {
  let open: (stream: ServerResponse) => void = () => {}
  const opened = new Promise<ServerResponse>((resolve) => {
    open = resolve
  })
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      response.setHeader('content-type', 'application/json')
      response.end('{"request_id":"r1","status":"IN_QUEUE"}')
      return
    }
    response.setHeader('content-type', 'text/event-stream')
    response.flushHeaders()
    open(response)
  })
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve()),
  )
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    say: async (text: string) => void (await opened).write(text),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
