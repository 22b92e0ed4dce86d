import { untilAborted } from '../utils/untilAborted.ts'

/**
 * Reads server-sent events and yields the parsed JSON of each `data:`. Lines
 * may be cut anywhere, in the middle of a character too; several `data:` lines
 * are one event. What is no JSON is left out.
 *
 * @param onBytes called for everything that arrives, comments included
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onBytes: () => void,
): AsyncGenerator<unknown, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let data = ''
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal)
      if (done) return
      onBytes()
      const lines = (rest + decoder.decode(value, { stream: true })).split(
        /\r\n|\n|\r(?!$)/,
      )
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('data:')) data += `${line.slice(5)}\n`
        else if (line === '' && data !== '') {
          const event = parse(data)
          data = ''
          if (event !== undefined) yield event
        }
      }
    }
  } finally {
    // Not awaited: a broken connection may never answer.
    reader.cancel().catch(() => {})
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
