import { type FieldError, InvalidInputError } from '../errors/input.ts'
import type { EndpointFields, NormalizedInput } from './defineEndpoint.ts'

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
  const given = new Map(Object.entries(input))
  const normalized: Record<string, unknown> = {}
  const fieldErrors: Record<string, FieldError[]> = {}
  const object = (name: string, message: string) => {
    fieldErrors[name] = [
      { type: 'invalid', message: `${name} ${message}`, context: {} },
    ]
  }
  for (const field of fields.input) {
    const value = given.get(field.name) ?? field.default
    given.delete(field.name)
    if (value === undefined) {
      if (field.required) object(field.name, 'is missing.')
      continue
    }
    if (field.enum && !field.enum.includes(value)) {
      object(field.name, `must be one of ${field.enum.join(', ')}.`)
    }
    normalized[field.name] = value
  }
  for (const [name, value] of given) {
    if (value !== undefined) object(name, 'is not an input of this endpoint.')
  }
  const messages = Object.values(fieldErrors).flat()
  if (messages.length > 0) {
    throw new InvalidInputError(
      messages.map(({ message }) => message).join(' '),
      { phase: 'prepare', fieldErrors },
    )
  }
  return normalized
}
