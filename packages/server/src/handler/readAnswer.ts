import { pickAnswerHeaders } from './headers.ts'
import { Refusal } from './refusal.ts'

/** An answer of fal's, read to its end. */
export type FalAnswer = {
  status: number
  /** Allow-listed headers only. */
  headers: Record<string, string>
  /** Without the key; `undefined` where the body was not JSON. */
  body: unknown
}

/** Of an answer only the head came whole. */
export class BrokenAnswer extends Refusal {
  readonly answer: FalAnswer

  constructor(answer: FalAnswer) {
    super('upstream_error', 'The answer of fal broke off or was too long.')
    this.answer = answer
  }
}

export type ReadAnswerOptions = {
  maxBytes: number
  signal: AbortSignal
  /** Taken out of whatever fal says. */
  credentials: string
}

/**
 * Reads an answer of fal's. The key is taken out, in case an error echoes it;
 * what is not JSON (a gateway's page) is not passed on.
 *
 * @throws BrokenAnswer too long, too slow or broken off.
 */
export async function readAnswer(
  response: Response,
  options: ReadAnswerOptions,
): Promise<FalAnswer> {
  const clean = (text: string) => redactKey(text, options.credentials)
  const { status } = response
  const headers = pickAnswerHeaders(response.headers, clean)
  const text = await readText(response, options)
  if (text === null)
    throw new BrokenAnswer({ status, headers, body: undefined })
  return { status, headers, body: parse(clean(text)) }
}

/** `null` where the end was not reached. */
async function readText(
  response: Response,
  { maxBytes, signal }: ReadAnswerOptions,
): Promise<string | null> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  // Not every `fetch` that is handed in ends a body with its signal.
  const cancel = () => void reader.cancel().catch(ignore)
  signal.addEventListener('abort', cancel, { once: true })
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      // A cancelled reader ends as quietly as a finished one.
      if (signal.aborted) break
      if (done) return text + decoder.decode()
      size += value.byteLength
      if (size > maxBytes) break
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    return null
  } finally {
    signal.removeEventListener('abort', cancel)
  }
  cancel()
  return null
}

/** Takes the key, and its secret half alone, out of a text. */
export function redactKey(text: string, credentials: string): string {
  const secret = credentials.slice(credentials.indexOf(':') + 1)
  const whole = text.replaceAll(credentials, '[redacted]')
  // A very short secret would match words that have nothing to do with it.
  return secret.length < 8 ? whole : whole.replaceAll(secret, '[redacted]')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The answer for the caller: fal's status, allowed headers and JSON body. What
 * is not JSON is answered in words of ours, without fal's headers: a caller
 * that finds fal's request id beside an error takes it for the job's own
 * ending, which an answer that broke on the way is not.
 */
export function passOn(
  answer: FalAnswer,
  body: unknown = answer.body,
): Response {
  const known = body !== undefined
  const { 'retry-after': retryAfter, ...headers } = answer.headers
  return new Response(
    known
      ? JSON.stringify(body)
      : JSON.stringify({
          detail: 'fal answered with something that is not JSON.',
          error_type: 'upstream_error',
        }),
    {
      // A success without a readable body is no success.
      status: known || answer.status >= 400 ? answer.status : 502,
      headers: {
        ...(known && headers),
        ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  )
}

// A failed cancel changes nothing: the answer is given up already.
function ignore(): void {}
