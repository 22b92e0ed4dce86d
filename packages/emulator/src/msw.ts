import { type HttpHandler, HttpResponse, http } from 'msw'
import type { Emulator } from './createEmulator.ts'
import { hosts } from './wire.ts'

/**
 * Mock Service Worker handlers that let the emulator answer for all of fal's
 * hosts, so that code which calls fal's real addresses needs no change.
 *
 * @example
 * import { createEmulator } from '@falvideo/emulator'
 * import { createHandlers } from '@falvideo/emulator/msw'
 * import { setupServer } from 'msw/node'
 *
 * const emulator = createEmulator({ render: 'sample' })
 * setupServer(...createHandlers(emulator)).listen()
 */
export function createHandlers(
  emulator: Pick<Emulator, 'fetch'>,
): HttpHandler[] {
  return Object.values(hosts)
    .flat()
    .map((host) =>
      http.all(`https://${host}/*`, ({ request }) => answer(request, emulator)),
    )
}

/** A connection that breaks on command has to look like one here too. */
async function answer(
  request: Request,
  emulator: Pick<Emulator, 'fetch'>,
): Promise<Response> {
  try {
    return await emulator.fetch(request)
  } catch (error) {
    if (error instanceof TypeError) return HttpResponse.error()
    throw error
  }
}
