import type { Clock } from './clock.ts'
import type { Answer } from './dispatch.ts'
import type { Fault } from './faults.ts'

/** Does what a fault says to one request. */
export async function disrupt(
  fault: Fault,
  handle: () => Promise<Response>,
  clock: Clock,
  finish: (response: Response) => Response,
): Promise<Answer> {
  switch (fault.kind) {
    case 'refuse':
      return { kind: 'broken', code: 'ECONNREFUSED' }
    case 'reset-before-accept':
      return { kind: 'broken', code: 'ECONNRESET' }
    case 'reset-after-accept':
      await (await handle()).body?.cancel()
      return { kind: 'broken', code: 'ECONNRESET' }
    case 'reset-in-body':
      return { kind: 'broken', code: 'ECONNRESET', after: await handle() }
    case 'hang':
      return { kind: 'hang' }
    case 'delay':
      await new Promise<void>((resolve) => {
        clock.schedule(clock.now() + (fault.delayMs ?? 1_000), resolve)
      })
      return { kind: 'response', response: await handle() }
    case 'status':
      return { kind: 'response', response: finish(statusAnswer(fault)) }
    case 'silent':
      return { kind: 'response', response: silence(await handle()) }
    case 'cut':
      return { kind: 'response', response: await damage(await handle(), cut) }
    case 'garbled':
      return {
        kind: 'response',
        response: await damage(await handle(), garble),
      }
    default:
      return { kind: 'response', response: await handle() }
  }
}

function statusAnswer({ status = 503, headers, body }: Fault): Response {
  const empty = body === undefined || [204, 205, 304].includes(status)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/plain' : 'application/json'
  return new Response(empty ? null : text, {
    status,
    headers: { ...(empty ? {} : { 'content-type': type }), ...headers },
  })
}

/** The head arrives, and then nothing, not even the end. */
function silence(response: Response): Response {
  response.body?.cancel()
  const { status } = response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(new ReadableStream(), { status, headers })
}

/** The answer with the first piece of its body changed, and no more after. */
async function damage(
  response: Response,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<Response> {
  const first = await firstPiece(response)
  const { status } = response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const body = change(first) as Uint8Array<ArrayBuffer>
  return new Response(body, { status, headers })
}

/** The first piece of a body; the rest is thrown away. */
export async function firstPiece(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return value ?? new Uint8Array()
}

export function cut(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, Math.ceil(bytes.length / 2))
}

/** Bytes that are no JSON any more, in the same frame of an event stream. */
function garble(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const broken = text.replaceAll(/[{}[\]":]/g, '\u00a4')
  const event = text.startsWith('data: ')
  return Buffer.from(event ? `data: ${broken.slice(5).trim()}\n\n` : broken)
}
