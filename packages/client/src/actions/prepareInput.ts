import type { Connection } from '../createConnection.ts'
import type { Endpoint, NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { InvalidInputError } from '../errors/input.ts'
import { isLocal } from '../transport/isLoopback.ts'

/**
 * What will be sent for an input. Refuses addresses that fal cannot
 * reach.
 *
 * @throws InvalidInputError
 */
export function prepareInput<Input extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input>,
  input: Input,
): NormalizedInput {
  const normalized = endpoint.normalize(input)
  for (const [name, value] of Object.entries(normalized)) {
    if (typeof value !== 'string' || !name.endsWith('_url')) continue
    if (!isLocal(value, connection.loopback)) continue
    const message = `${name} is an address on this machine, which fal cannot reach. Upload the file first.`
    throw new InvalidInputError(message, {
      phase: 'prepare',
      fieldErrors: { [name]: [{ type: 'unreachable', message, context: {} }] },
    })
  }
  return normalized
}
