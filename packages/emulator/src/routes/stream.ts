import { type Call, localizeAll } from '../call.ts'
import type { Job } from '../job.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { findJob } from './findJob.ts'
import { isLate, statusBody, wantsLogs } from './status.ts'

/** A comment this often shows that the line is alive (docs: status stream). */
const pingMs = 15_000

/**
 * `GET https://queue.fal.run/{owner}/{app}/requests/{id}/status/stream`:
 * server-sent events, data lines only. Logs are those since the last event.
 * Closes after COMPLETED.
 */
export async function stream(call: Call, world: World): Promise<Response> {
  const job = findJob(call, world)
  if (job instanceof Response) return job
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      stop = follow(call, world, job, send, () => controller.close())
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      [responseHeaders.requestId]: job.requestId,
    },
  })
}

function follow(
  call: Call,
  world: World,
  job: Job,
  send: (text: string) => void,
  close: () => void,
): () => void {
  const { jobs, clock } = world
  const logs = wantsLogs(call)
  const late = isLate(job, world, 'stream')
  let sentLogs = 0
  let last = ''
  let cancelPing = () => {}
  let scheduled: ReturnType<typeof setImmediate> | undefined

  function ping() {
    cancelPing = clock.schedule(
      clock.now() + pingMs,
      () => {
        send(': ping\n\n')
        ping()
      },
      { background: true },
    )
  }

  function stop() {
    clearImmediate(scheduled)
    cancelPing()
    unwatch()
  }

  function update() {
    const fresh = job.logs.slice(sentLogs)
    const body = statusBody(job, world, logs ? fresh : null)
    const text = JSON.stringify(localizeAll(body, call.origin))
    if (text !== last) {
      sentLogs = job.logs.length
      // Without its logs it would look the same again.
      last = logs && fresh.length > 0 ? '' : text
      send(`data: ${text}\n\n`)
    }
    if (body.status === 'COMPLETED' || jobs.get(job.requestId) !== job) {
      stop()
      close()
    }
  }

  // Many changes in one turn of the event loop make one event.
  function updateSoon() {
    scheduled ??= setImmediate(() => {
      scheduled = undefined
      update()
    })
  }

  const unwatch = jobs.watch(job.requestId, updateSoon)
  if (late) {
    send(`data: ${JSON.stringify(statusBody(job, world, null, true))}\n\n`)
  }
  ping()
  update()
  return stop
}
