import type { Fetch } from '@falvideo/client'

const job = 'fal-ai/ltx-2/requests/1'

/** A fal that says a great deal about one job, over a status stream. */
export function createScriptedFetch(amount: {
  statusUpdates: number
  logLines: number
}): { fetch: Fetch; sent: { statusUpdates: number; logLines: number } } {
  const sent = { statusUpdates: 0, logLines: 0 }
  const status = (fields: object) => ({
    request_id: '1',
    response_url: `http://127.0.0.1/queue.fal.run/${job}`,
    metrics: {},
    ...fields,
  })
  async function* tell() {
    const encoder = new TextEncoder()
    const event = (fields: object) =>
      encoder.encode(`data: ${JSON.stringify(status(fields))}\n\n`)
    const { statusUpdates, logLines } = amount
    const queued = Math.floor(statusUpdates / 4)
    while (sent.statusUpdates < statusUpdates - 1) {
      sent.statusUpdates += 1
      const position = queued - sent.statusUpdates
      if (position >= 0) {
        yield event({ status: 'IN_QUEUE', queue_position: position })
      } else {
        const until = Math.ceil(
          (logLines * (sent.statusUpdates - queued)) /
            (statusUpdates - 1 - queued),
        )
        const logs = []
        while (sent.logLines < until) {
          sent.logLines += 1
          const message = `step ${sent.logLines}`
          logs.push({ message, timestamp: `${1_000 + sent.logLines}` })
        }
        yield event({ status: 'IN_PROGRESS', logs })
      }
      // A task of its own for every update, as on a line.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    sent.statusUpdates += 1
    yield event({ status: 'COMPLETED', logs: [] })
  }
  return {
    sent,
    async fetch({ method, url }) {
      const { pathname } = new URL(url)
      if (method === 'POST') {
        return Response.json(status({ status: 'IN_QUEUE', queue_position: 9 }))
      }
      if (pathname.endsWith('/stream')) {
        return new Response(toStream(tell()), {
          headers: { 'content-type': 'text/event-stream' },
        })
      }
      if (pathname.endsWith('/status')) {
        return Response.json(status({ status: 'IN_QUEUE', queue_position: 9 }))
      }
      return Response.json({ video: { url: 'https://v3.fal.media/a.mp4' } })
    },
  }
}

// `ReadableStream.from` is not in every Chromium.
function toStream(parts: AsyncGenerator<Uint8Array>): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}
