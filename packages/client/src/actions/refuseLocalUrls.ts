import type { Connection } from '../createConnection.ts'
import type { NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { InvalidInputError } from '../errors/input.ts'
import { isLoopback } from '../transport/origins.ts'

/**
 * Refuses addresses that fal cannot reach: `blob:` and `file:` live in this
 * process alone, `localhost` on this machine, which is fine only where fal
 * does too (the emulator).
 */
export function refuseLocalUrls(
  connection: Connection,
  input: NormalizedInput,
): void {
  for (const [name, value] of Object.entries(input)) {
    if (typeof value !== 'string' || !name.endsWith('_url')) continue
    const reason = /^(blob|file):/i.test(value)
      ? 'exists only in this process. Upload the file first.'
      : /^https?:/i.test(value) &&
          isLoopback(value) &&
          !connection.origins.loopback
        ? 'is on your own machine, where fal cannot reach it. Upload the file first.'
        : null
    if (reason === null) continue
    const message = `${name}: this address ${reason}`
    throw new InvalidInputError(message, {
      phase: 'prepare',
      fieldErrors: { [name]: [{ type: 'unreachable', message, context: {} }] },
    })
  }
}
