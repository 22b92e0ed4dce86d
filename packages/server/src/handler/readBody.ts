import { Refusal } from './refusal.ts'

export type BodyLimits = {
  maxBytes: number
  timeoutMs: number
}

/**
 * The bytes of a body, read at most as far as the limit and the time allow:
 * a length that lies, or none, changes nothing.
 *
 * @throws Refusal `payload_too_large`, `request_timeout`
 */
export async function readBody(
  request: Request,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? '0')
  if (declared > maxBytes) throw tooLarge(maxBytes)
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal('request_timeout', 'The body came too slowly.')),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([collect(reader, maxBytes), late])
  } catch (error) {
    // The sender is not waited for: it may never answer.
    reader.cancel(error).catch(ignore)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(
    'payload_too_large',
    `The body is larger than ${maxBytes} bytes. Upload files instead of sending them inside the input.`,
  )
}

// A failed cancel changes nothing: the refusal is already on its way.
function ignore(): void {}
