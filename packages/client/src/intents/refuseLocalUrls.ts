import type { Connection } from '../createConnection.ts'
import type { NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { InvalidInputError } from '../errors/input.ts'
import { isLocal } from '../transport/isLocal.ts'

/**
 * Refuses addresses that fal cannot reach.
 *
 * @throws InvalidInputError
 */
export function refuseLocalUrls(
  connection: Connection,
  input: NormalizedInput,
): void {
  for (const [name, value] of Object.entries(input)) {
    if (typeof value !== 'string' || !name.endsWith('_url')) continue
    if (!isLocal(connection, value)) continue
    const message = `${name} is an address on this machine, which fal cannot reach. Upload the file first.`
    throw new InvalidInputError(message, {
      phase: 'prepare',
      fieldErrors: { [name]: [{ type: 'unreachable', message, context: {} }] },
    })
  }
}
