import { passOn, readAnswer, redactKey } from './readAnswer.ts'
import { Refusal } from './refusal.ts'
import type { Job, Room } from './room.ts'

/**
 * The status stream of a job, line by line as it comes. It ends by itself
 * before the platform would cut it; the client opens the next one.
 */
export async function streamStatus(
  room: Room,
  job: Job,
  options: StreamOptions,
): Promise<Response> {
  const leave = room.streams.take(job.owner.id)
  if (leave === null) {
    throw new Refusal(
      'rate_limited',
      'Too many streams are open. Read the status instead.',
      { 'retry-after': '5' },
    )
  }
  const response = await open(room, job, options, leave).catch(
    (error: unknown) => {
      leave()
      throw error
    },
  )
  // Anything else has been read to its end.
  if (response.headers.get('content-type') !== eventStream) leave()
  return response
}

type StreamOptions = { logs: boolean; signal: AbortSignal }

const eventStream = 'text/event-stream; charset=utf-8'

async function open(
  room: Room,
  { app, claims }: Job,
  options: StreamOptions,
  leave: () => void,
): Promise<Response> {
  const gone = new AbortController()
  if (options.signal.aborted) gone.abort()
  options.signal.addEventListener('abort', () => gone.abort(), { once: true })
  const call = {
    host: 'queue.fal.run',
    path: `/${app}/requests/${claims.requestId}/status/stream?logs=${options.logs ? 1 : 0}`,
    method: 'GET',
    headers: { accept: 'text/event-stream' },
  } as const
  const response = await room.open(call, gone)
  const type = response.headers.get('content-type') ?? ''
  if (response.status !== 200 || !type.startsWith('text/event-stream')) {
    const credentials = await room.getCredentials()
    const signal = AbortSignal.timeout(room.upstreamTimeoutMs)
    const limits = { maxBytes: maxLineLength, signal }
    return passOn(await readAnswer(response, { ...limits, credentials }))
  }
  const credentials = await room.getCredentials()
  const stream = toLines(response, {
    lifetimeMs: room.streamLifetimeMs,
    clean: (text) => redactKey(text, credentials),
    onEnd: () => {
      leave()
      gone.abort()
    },
  })
  return new Response(stream, {
    status: 200,
    headers: {
      'content-type': eventStream,
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      // nginx holds back what it proxies unless told otherwise.
      'x-accel-buffering': 'no',
    },
  })
}

type LinesOptions = {
  lifetimeMs: number
  clean: (text: string) => string
  onEnd: () => void
}

// A status with all its logs is far smaller than this.
const maxLineLength = 4_000_000

function toLines(
  response: Response,
  { lifetimeMs, clean, onEnd }: LinesOptions,
): ReadableStream<Uint8Array> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  let over = false
  const timer = setTimeout(() => end(), lifetimeMs)
  const end = () => {
    over = true
    clearTimeout(timer)
    reader?.cancel().catch(ignore)
    onEnd()
  }
  const broken = (error: unknown) => {
    end()
    throw error
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (!over && reader !== undefined) {
        const { done, value } = await reader.read().catch(broken)
        if (done) break
        rest += decoder.decode(value, { stream: true })
        const cut = rest.lastIndexOf('\n') + 1
        const lines = rest.slice(0, cut)
        rest = rest.slice(cut)
        if (rest.length > maxLineLength) break
        if (lines !== '') {
          controller.enqueue(encoder.encode(clean(lines)))
          return
        }
      }
      if (!over) end()
      controller.close()
    },
    cancel: end,
  })
}

// The stream is given up either way.
function ignore(): void {}
