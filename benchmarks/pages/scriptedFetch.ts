/** A job as fal would tell it: so many updates and log lines, then the end. */
export type Script = { updates: number; logLines: number; everyMs: number }

type Told = { queue_position?: number; logs: LogLine[] }
type LogLine = { message: string; timestamp: string }

const encoder = new TextEncoder()
const json = (body: unknown, status = 200) => Response.json(body, { status })

/** The first tenth waits in the queue, the rest runs and writes its log. */
function tell({ updates, logLines }: Script, index: number): Told {
  const queued = Math.floor(updates / 10)
  if (index < queued) return { queue_position: queued - index, logs: [] }
  const lines = (at: number) =>
    Math.floor(((at - queued) * logLines) / (updates - queued))
  const logs = Array.from(
    { length: lines(index + 1) - lines(index) },
    (_, line) => ({
      message: `line ${lines(index) + line}`,
      timestamp: new Date(
        1_767_268_800_000 + index * 1_000 + line,
      ).toISOString(),
    }),
  )
  return { logs }
}

function toStatus(script: Script, requestId: string, index: number) {
  const url = `https://queue.fal.run/fal-ai/ltx-2/requests/${requestId}`
  const base = {
    request_id: requestId,
    response_url: url,
    status_url: `${url}/status`,
    cancel_url: `${url}/cancel`,
    metrics: {},
  }
  if (index >= script.updates) return { ...base, status: 'COMPLETED', logs: [] }
  const told = tell(script, index)
  const status = told.queue_position ? 'IN_QUEUE' : 'IN_PROGRESS'
  return { ...base, ...told, status }
}

/**
 * A `fetch` that plays the script for every submit, without a network: polls
 * get the next update each, streams one every `everyMs`.
 */
export function scriptedFetch(script: Script): typeof globalThis.fetch {
  const polls = new Map<string, number>()
  let submits = 0
  return async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    if (request.method === 'POST') {
      submits += 1
      const requestId = `job-${submits}`
      return json({
        ...toStatus(script, requestId, 0),
        job_token: 'token',
        logs: null,
      })
    }
    const requestId = /requests\/([^/]+)/.exec(pathname)?.[1] ?? ''
    if (pathname.endsWith('/status/stream')) return stream(script, requestId)
    if (pathname.endsWith('/status')) {
      const index = polls.get(requestId) ?? 0
      polls.set(requestId, index + 1)
      return json(toStatus(script, requestId, index))
    }
    return json({ video: { url: `https://v3.fal.media/${requestId}.mp4` } })
  }
}

function stream(script: Script, requestId: string): Response {
  let index = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, script.everyMs))
      const status = toStatus(script, requestId, index)
      controller.enqueue(encoder.encode(`data: ${JSON.stringify(status)}\n\n`))
      if (index === script.updates) controller.close()
      index += 1
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream' },
  })
}
