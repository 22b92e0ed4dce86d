import { createSchema, type EndpointFields } from '@falvideo/api-types/fields'
import { type FieldError, InvalidInputError } from '../errors/input.ts'
import type { NormalizedInput } from './defineEndpoint.ts'

/**
 * Fills in defaults, leaves out what is `undefined`, and checks the rest. What
 * comes out is what is priced and sent.
 *
 * @throws InvalidInputError with every objection, by field.
 */
export function normalizeInput(
  fields: EndpointFields,
  input: object,
): NormalizedInput {
  const normalized: Record<string, unknown> = {}
  for (const field of fields.input) {
    if (field.default !== undefined) normalized[field.name] = field.default
  }
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) normalized[name] = value
  }
  const result = createSchema(fields)['~standard'].validate(normalized)
  if (!result.issues) return normalized
  const fieldErrors: Record<string, FieldError[]> = {}
  for (const { message, path } of result.issues) {
    const name = String(path[0] ?? '')
    fieldErrors[name] ??= []
    fieldErrors[name].push({ type: 'invalid', message, context: {} })
  }
  throw new InvalidInputError(
    `${result.issues.map(({ message }) => message).join('. ')}.`,
    { phase: 'prepare', fieldErrors },
  )
}
