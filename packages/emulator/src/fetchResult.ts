import type { Answer } from './dispatch.ts'
import { cut, firstPiece } from './disrupt.ts'

/** What Node's own `fetch` would make of an answer or a broken connection. */
export async function toFetchResult(
  answer: Answer,
  signal: AbortSignal,
): Promise<Response> {
  signal.throwIfAborted()
  switch (answer.kind) {
    case 'response':
      return stopWith(answer.response, signal)
    case 'broken':
      if (answer.after) return breakOff(answer.after)
      throw connectionError(answer.code)
    case 'hang':
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), {
          once: true,
        })
      })
  }
}

const messages = {
  ECONNREFUSED: 'connect ECONNREFUSED 127.0.0.1',
  ECONNRESET: 'read ECONNRESET',
}

function connectionError(code: keyof typeof messages): TypeError {
  const cause = Object.assign(new Error(messages[code]), { code })
  return new TypeError('fetch failed', { cause })
}

/** An answer whose body ends in an error when the request is aborted. */
function stopWith(response: Response, signal: AbortSignal): Response {
  const { body } = response
  if (!body) return response
  const reader = body.getReader()
  let abort = () => {}
  const stopped = new ReadableStream<Uint8Array>({
    start(controller) {
      abort = () => {
        controller.error(signal.reason)
        reader.cancel(signal.reason).catch(() => {})
      }
      signal.addEventListener('abort', abort, { once: true })
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (signal.aborted) return
      if (done) {
        signal.removeEventListener('abort', abort)
        controller.close()
      } else controller.enqueue(value)
    },
    cancel: (reason) => {
      signal.removeEventListener('abort', abort)
      return reader.cancel(reason)
    },
  })
  const { status, headers } = response
  return new Response(stopped, { status, headers })
}

/** The head and half of the first piece, then a broken connection. */
async function breakOff(response: Response): Promise<Response> {
  const half = cut(await firstPiece(response))
  const { status, headers } = response
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) {
        const { cause } = connectionError('ECONNRESET')
        controller.error(new TypeError('terminated', { cause }))
      } else {
        sent = true
        controller.enqueue(half)
      }
    },
  })
  return new Response(body, { status, headers })
}
