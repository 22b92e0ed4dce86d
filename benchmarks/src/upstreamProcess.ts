import { createServer } from 'node:http'

// Answers as fal would, always the same and without any work: what is measured
// is whoever stands before it.
const requestId = '019b796d-d600-7388-8600-78c6061da3da'
const app = 'https://queue.fal.run/fal-ai/ltx-2'
const answer = JSON.stringify({
  status: 'IN_QUEUE',
  request_id: requestId,
  response_url: `${app}/requests/${requestId}`,
  status_url: `${app}/requests/${requestId}/status`,
  cancel_url: `${app}/requests/${requestId}/cancel`,
  queue_position: 3,
  logs: null,
  metrics: {},
})
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(request.method === 'POST' ? 200 : 202, {
    'content-type': 'application/json',
    'content-length': answer.length,
    'x-fal-request-id': requestId,
  })
  response.end(answer)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  console.log(`http://127.0.0.1:${port}`)
})
process.stdin.on('end', () => process.exit(0)).resume()
