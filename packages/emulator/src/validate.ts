import type { ProblemDetail } from './problems.ts'

/** As much of JSON Schema as fal's documents use for an input. */
export type InputSchema = {
  type?: string | undefined
  properties?: Record<string, InputSchema> | undefined
  required?: readonly string[] | undefined
  'x-fal-order-properties'?: readonly string[] | undefined
  anyOf?: readonly InputSchema[] | undefined
  enum?: readonly (string | number)[] | undefined
  default?: unknown
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
}

export type Validated =
  | { input: Record<string, unknown>; problems?: undefined }
  | { input?: undefined; problems: ProblemDetail[] }

/**
 * Checks an input the way fal's apps do: FastAPI with pydantic 2, so with its
 * types and texts. Unknown keys are let through, `"6"` counts as 6 where a
 * number is wanted (but not in an enumeration), and defaults are filled in.
 */
export function validateInput(schema: InputSchema, value: unknown): Validated {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      problems: [
        problem(
          ['body'],
          'model_attributes_type',
          'Input should be a valid dictionary or object to extract fields from',
          value,
        ),
      ],
    }
  }
  const given = value as Record<string, unknown>
  const input: Record<string, unknown> = { ...given }
  const problems: ProblemDetail[] = []
  const properties = schema.properties ?? {}
  const names = schema['x-fal-order-properties'] ?? Object.keys(properties)
  for (const name of names) {
    const field = properties[name]
    if (!field) continue
    if (!(name in given)) {
      if (schema.required?.includes(name)) {
        problems.push(
          problem(['body', name], 'missing', 'Field required', given),
        )
      } else if ('default' in field) input[name] = field.default
      continue
    }
    const result = checkField(field, given[name], ['body', name])
    if (Array.isArray(result)) problems.push(...result)
    else input[name] = result.value
  }
  return problems.length > 0 ? { problems } : { input }
}

/** The defaults of a schema, for an input that says nothing. */
export function readDefaults(schema: InputSchema): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {})
  return Object.fromEntries(
    fields.map(([name, field]) => [name, field.default]),
  )
}

type Location = ProblemDetail['loc']

function checkField(
  field: InputSchema,
  value: unknown,
  loc: Location,
): ProblemDetail[] | { value: unknown } {
  if (field.anyOf) {
    const branches = field.anyOf.filter(({ type }) => type !== 'null')
    if (value === null && branches.length < field.anyOf.length) {
      return { value }
    }
    const [branch] = branches
    // A single type that may be null: pydantic names no branch then.
    if (branch && branches.length === 1) return checkField(branch, value, loc)
    const results = branches.map((one) => checkField(one, value, loc))
    return (
      results.find((one) => !Array.isArray(one)) ??
      (results.flat() as ProblemDetail[])
    )
  }
  if (field.enum) return checkEnum(field.enum, value, loc)
  switch (field.type) {
    case 'string':
      return checkString(field, value, loc)
    case 'integer':
    case 'number':
      return checkNumber(field, value, loc)
    case 'boolean':
      return checkBoolean(value, loc)
    default:
      return { value }
  }
}

function checkEnum(
  members: readonly (string | number)[],
  value: unknown,
  loc: Location,
): ProblemDetail[] | { value: unknown } {
  const found = members.find((member) => member === value)
  if (found !== undefined) return { value }
  const quoted = members.map((member) =>
    typeof member === 'string' ? `'${member}'` : String(member),
  )
  const expected =
    quoted.length > 1
      ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
      : String(quoted[0])
  return [
    problem(loc, 'literal_error', `Input should be ${expected}`, value, {
      expected,
    }),
  ]
}

function checkString(
  field: InputSchema,
  value: unknown,
  loc: Location,
): ProblemDetail[] | { value: unknown } {
  if (typeof value !== 'string') {
    return [
      problem(loc, 'string_type', 'Input should be a valid string', value),
    ]
  }
  // Python counts code points, not UTF-16 units.
  const length = [...value].length
  const { minLength, maxLength } = field
  if (minLength !== undefined && length < minLength) {
    const text = `String should have at least ${characters(minLength)}`
    const ctx = { min_length: minLength }
    return [problem(loc, 'string_too_short', text, value, ctx)]
  }
  if (maxLength !== undefined && length > maxLength) {
    const text = `String should have at most ${characters(maxLength)}`
    const ctx = { max_length: maxLength }
    return [problem(loc, 'string_too_long', text, value, ctx)]
  }
  return { value }
}

function checkNumber(
  field: InputSchema,
  value: unknown,
  loc: Location,
): ProblemDetail[] | { value: unknown } {
  const whole = field.type === 'integer'
  const wanted = whole ? 'integer' : 'number'
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || Number.isNaN(number)) {
    const type = typeof value === 'string' ? 'parsing' : 'type'
    const kind = whole ? `int_${type}` : `float_${type}`
    const text = `Input should be a valid ${wanted}`
    const more =
      type === 'parsing'
        ? `, unable to parse string as ${wanted === 'integer' ? 'an integer' : 'a number'}`
        : ''
    return [problem(loc, kind, text + more, value)]
  }
  if (whole && !Number.isInteger(number)) {
    const text =
      'Input should be a valid integer, got a number with a fractional part'
    return [problem(loc, 'int_from_float', text, value)]
  }
  const { minimum, maximum } = field
  if (minimum !== undefined && number < minimum) {
    const text = `Input should be greater than or equal to ${minimum}`
    return [problem(loc, 'greater_than_equal', text, value, { ge: minimum })]
  }
  if (maximum !== undefined && number > maximum) {
    const text = `Input should be less than or equal to ${maximum}`
    return [problem(loc, 'less_than_equal', text, value, { le: maximum })]
  }
  return { value: number }
}

/** Spellings of yes and no that pydantic takes. */
const yes = new Set<unknown>([true, 1, '1', 'on', 't', 'true', 'y', 'yes'])
const no = new Set<unknown>([false, 0, '0', 'off', 'f', 'false', 'n', 'no'])

function checkBoolean(
  value: unknown,
  loc: Location,
): ProblemDetail[] | { value: boolean } {
  const word = typeof value === 'string' ? value.toLowerCase() : value
  if (yes.has(word)) return { value: true }
  if (no.has(word)) return { value: false }
  if (typeof value === 'string' || typeof value === 'number') {
    const text = 'Input should be a valid boolean, unable to interpret input'
    return [problem(loc, 'bool_parsing', text, value)]
  }
  return [problem(loc, 'bool_type', 'Input should be a valid boolean', value)]
}

function characters(count: number): string {
  return `${count} character${count === 1 ? '' : 's'}`
}

function problem(
  loc: Location,
  type: string,
  msg: string,
  input: unknown,
  ctx?: Record<string, unknown>,
): ProblemDetail {
  return ctx ? { type, loc, msg, input, ctx } : { type, loc, msg, input }
}
