import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Emulator } from '@falvideo/emulator'

/**
 * Lets the page move the emulator's levers from its own origin:
 * `/api/emulator/ledger` is the emulator's `/_emulator/ledger`. In live mode
 * there is no emulator, and the answer is 404.
 */
export function createLevers(emulator: Emulator | undefined) {
  return async function levers(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (emulator === undefined) {
      response.writeHead(404).end()
      return
    }
    const path = (request.url ?? '').replace('/api/emulator', '/_emulator')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const answer = await fetch(new URL(path, emulator.url), {
      method: request.method ?? 'GET',
      headers: { 'content-type': 'application/json' },
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    })
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(Buffer.from(await answer.arrayBuffer()))
  }
}
