// Stands in for fal: answers at once, so that what is measured is the way.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const status = JSON.stringify({
  status: 'IN_PROGRESS',
  request_id: 'r1',
  response_url: 'https://queue.fal.run/fal-ai/ltx-2/requests/r1',
  status_url: 'https://queue.fal.run/fal-ai/ltx-2/requests/r1/status',
  cancel_url: 'https://queue.fal.run/fal-ai/ltx-2/requests/r1/cancel',
  logs: [{ message: 'frame 1', timestamp: '2026-10-03T12:00:00.000Z' }],
  metrics: {},
})

export const events = 100

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    response.setHeader('content-type', 'application/json')
    response.end('{"request_id":"r1","status":"IN_QUEUE"}')
    return
  }
  if (!request.url?.includes('/stream')) {
    response.statusCode = 202
    response.setHeader('content-type', 'application/json')
    response.end(status)
    return
  }
  response.setHeader('content-type', 'text/event-stream')
  response.flushHeaders()
  let sent = 0
  const timer = setInterval(() => {
    // The clock that all processes of a machine share.
    const at = performance.timeOrigin + performance.now()
    response.write(`data: ${JSON.stringify({ at, sent })}\n\n`)
    sent += 1
    if (sent < events) return
    clearInterval(timer)
    response.end()
  }, 10)
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
