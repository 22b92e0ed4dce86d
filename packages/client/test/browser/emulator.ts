import type { LoggedRequest } from '@falvideo/emulator'
import { inject } from 'vitest'
import { commands } from 'vitest/browser'
import { type ClientOptions, createClient } from '../../src/createClient.ts'

/** Address of the emulator of these tests. */
export const baseUrl = inject('emulatorUrl')

/** A key is fine in this page: the emulator is on this machine. */
export const credentials = 'key-id:key-secret'

export const input = {
  image_url:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  prompt: 'The tide comes in',
}

export const newClient = (options: ClientOptions = {}) =>
  createClient({ baseUrl, credentials, ...options })

/** Names of the routes that were asked for since the last `reset`. */
export async function routes(): Promise<string[]> {
  const url = `${baseUrl}/_emulator/requests`
  const requests = (await commands.steer('GET', url)) as LoggedRequest[]
  // Preflights have none.
  return requests.flatMap(({ route }) => route ?? [])
}

/** Makes fal forget everything. */
export async function reset(): Promise<void> {
  await commands.steer('POST', `${baseUrl}/_emulator/reset`)
}
