import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endpointIds, getEndpoint } from './endpoints.ts'
import { type InputSchema, validateInput } from './validate.ts'

/** What FastAPI answers for one value of one field. */
function problemOf(field: InputSchema, value: unknown) {
  const schema = { type: 'object', properties: { field } }
  const { problems } = validateInput(schema, { field: value })
  const [problem] = problems ?? []
  return problem && [problem.type, problem.msg, problem.ctx]
}

describe('in the words of pydantic', () => {
  test('strings', () => {
    const field = { type: 'string', minLength: 2, maxLength: 3 }
    expect(problemOf(field, 'ab')).toBeUndefined()
    // Counted in characters, not in UTF-16 units.
    expect(problemOf(field, '\u{1f3ac}\u{1f3ac}\u{1f3ac}')).toBeUndefined()
    expect(problemOf(field, 5)).toEqual([
      'string_type',
      'Input should be a valid string',
      undefined,
    ])
    expect(problemOf(field, 'a')).toEqual([
      'string_too_short',
      'String should have at least 2 characters',
      { min_length: 2 },
    ])
    expect(problemOf(field, 'abcd')).toEqual([
      'string_too_long',
      'String should have at most 3 characters',
      { max_length: 3 },
    ])
  })

  test('numbers', () => {
    const field = { type: 'integer', minimum: 1, maximum: 9 }
    expect(problemOf(field, '7')).toBeUndefined()
    expect(problemOf(field, 0)?.[0]).toBe('greater_than_equal')
    expect(problemOf(field, 10)?.[2]).toEqual({ le: 9 })
    expect(problemOf(field, 1.5)?.[0]).toBe('int_from_float')
    expect(problemOf(field, 'x')).toEqual([
      'int_parsing',
      'Input should be a valid integer, unable to parse string as an integer',
      undefined,
    ])
    expect(problemOf(field, null)?.[0]).toBe('int_type')
    expect(problemOf({ type: 'number' }, 'x')?.[0]).toBe('float_parsing')
  })

  test('enumerations take no other type', () => {
    const field = { type: 'integer', enum: [25, 50] }
    expect(problemOf(field, 50)).toBeUndefined()
    for (const value of ['50', 30, null]) {
      expect(problemOf(field, value)).toEqual([
        'literal_error',
        'Input should be 25 or 50',
        { expected: '25 or 50' },
      ])
    }
  })

  test('booleans', () => {
    const field = { type: 'boolean' }
    expect(problemOf(field, 'Off')).toBeUndefined()
    expect(problemOf(field, 'maybe')?.[0]).toBe('bool_parsing')
    expect(problemOf(field, {})?.[0]).toBe('bool_type')
  })

  test('a value or null', () => {
    const field = { anyOf: [{ type: 'string' }, { type: 'null' }] }
    expect(problemOf(field, null)).toBeUndefined()
    expect(problemOf(field, 5)?.[0]).toBe('string_type')
  })

  test('no object at all', () => {
    for (const value of [null, [], 'x', undefined]) {
      const { problems } = validateInput({}, value)
      expect(problems?.[0]).toMatchObject({
        type: 'model_attributes_type',
        loc: ['body'],
      })
    }
  })
})

describe('beside a JSON Schema validator', () => {
  const ajv = new Ajv2020({ strict: false })

  for (const id of endpointIds) {
    test(id, () => {
      const { input: schema } = getEndpoint(id) ?? {}
      if (!schema) throw new Error('no schema')
      const isValid = ajv.compile(schema)
      const value = fc.oneof(
        fc.constantFrom(6, 8, 10, 25, 50, '1080p', '16:9', 'auto', true, false),
        fc.string({ maxLength: 4 }),
        fc.double({ noNaN: true }),
        fc.constant(null),
      )
      const names = Object.keys(schema.properties ?? {})
      const some = Object.fromEntries(names.map((name) => [name, value]))
      fc.assert(
        fc.property(fc.record(some, { requiredKeys: [] }), (input) => {
          const { problems, input: filled } = validateInput(schema, input)
          // pydantic is laxer in places (`"6"`), and never stricter.
          if (isValid(input)) expect(problems).toBeUndefined()
          if (filled) expect(isValid(filled)).toBe(true)
        }),
        { numRuns: 300 },
      )
    })
  }

  test('defaults are filled in, unknown keys stay', () => {
    const { input: schema } = getEndpoint('fal-ai/ltx-2/text-to-video') ?? {}
    const { input } = validateInput(schema ?? {}, { prompt: 'x', seed: 7 })
    expect(input).toEqual({
      prompt: 'x',
      seed: 7,
      duration: 6,
      resolution: '1080p',
      fps: 25,
      generate_audio: true,
    })
  })
})
