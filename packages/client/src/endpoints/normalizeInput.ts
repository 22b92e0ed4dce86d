import type { EndpointFields, Field } from '@falvideo/api-types/fields'
import { type FieldError, InvalidInputError } from '../errors/input.ts'
import type { NormalizedInput } from './defineEndpoint.ts'

/**
 * Fills in defaults, leaves out what is `undefined`, and checks the rest. What
 * comes out is what is priced and sent, in fal's order.
 *
 * Says the same as the schema of `@falvideo/api-types/fields`, a test holds it
 * to that, but knows only what these inputs need: a tenth of the size. Nested
 * values are left to fal.
 *
 * @throws InvalidInputError with every objection, by field.
 */
export function normalizeInput(
  fields: EndpointFields,
  input: object,
): NormalizedInput {
  const given = new Map<string, unknown>(Object.entries(input))
  const normalized: Record<string, unknown> = {}
  const fieldErrors: Record<string, FieldError[]> = {}
  const refuse = (name: string, problem: string) => {
    const message = `${name} ${problem}`
    fieldErrors[name] = [{ type: 'invalid', message, context: {} }]
  }
  for (const field of fields.input) {
    const { name, enum: values } = field
    const value = given.get(name) ?? field.default ?? given.get(name)
    given.delete(name)
    if (value === undefined) {
      if (field.required) refuse(name, 'is required')
      continue
    }
    normalized[name] = value
    if (isValid(field, value)) continue
    const oneOf = values && `must be one of ${values.join(', ')}`
    refuse(name, oneOf ?? 'is not valid')
  }
  for (const [name, value] of given) {
    if (value !== undefined) refuse(name, 'is not a known field')
  }
  const errors = Object.values(fieldErrors).flat()
  if (errors.length === 0) return normalized
  throw new InvalidInputError(
    `${errors.map(({ message }) => message).join('; ')}.`,
    { phase: 'prepare', fieldErrors },
  )
}

function isValid(field: Field, value: unknown): boolean {
  const { type, enum: values, minimum, maximum } = field
  if (value === null) return field.nullable === true
  if (values) return values.some((one) => one === value)
  if (type === 'string') {
    const { minLength, maxLength } = field
    return (
      typeof value === type &&
      within([...`${value}`].length, minLength, maxLength)
    )
  }
  if (type === 'number' || type === 'integer') {
    const number = typeof value === 'number' ? value : NaN
    const whole = type === 'number' || Number.isInteger(number)
    return whole && within(number, minimum, maximum)
  }
  return type !== 'boolean' || typeof value === type
}

const within = (value: number, least = -Infinity, most = Infinity): boolean =>
  value >= least && value <= most
