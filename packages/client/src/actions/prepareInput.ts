import type { Connection } from '../createConnection.ts'
import type { Endpoint, NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { InvalidInputError } from '../errors/input.ts'
import { isLoopback } from '../transport/isLoopback.ts'

/**
 * What will be sent for an input. Refuses addresses that fal cannot reach:
 * `blob:` and `file:` live in this process alone, `localhost` on this machine,
 * which is fine only where fal does too (the emulator).
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
    const hidden =
      typeof value === 'string' &&
      name.endsWith('_url') &&
      (/^(blob|file):/i.test(value) ||
        (isLoopback(value) && !connection.loopback))
    if (!hidden) continue
    const message = `${name} is an address on this machine, which fal cannot reach. Upload the file first.`
    throw new InvalidInputError(message, {
      phase: 'prepare',
      fieldErrors: { [name]: [{ type: 'unreachable', message, context: {} }] },
    })
  }
  return normalized
}
