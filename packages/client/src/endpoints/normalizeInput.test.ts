import { createSchema } from '@falvideo/api-types/fields'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as endpoints from '../exports/endpoints.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

const input = { image_url: 'https://example.com/a.png', prompt: 'Waves' }

test('default: defaults are filled in, in fal’s order', () => {
  const given = { fps: 50, ...input } as const
  const normalized = ltx2ImageToVideo.normalize(given)
  expect(JSON.stringify(normalized)).toBe(
    JSON.stringify({
      ...input,
      duration: 6,
      resolution: '1080p',
      fps: 50,
      generate_audio: true,
    }),
  )
  expect(ltx2ImageToVideo.normalize(normalized as typeof input)).toEqual(
    normalized,
  )
})

test('behavior: false is a value, undefined is none', () => {
  const given = { ...input, generate_audio: false, fps: undefined }
  expect(ltx2ImageToVideo.normalize(given as never)).toMatchObject({
    generate_audio: false,
    fps: 25,
  })
})

test('error: every field that is wrong, by name', () => {
  const wrong = { image_url: 0, prompt: '', duration: '6', colour: null }
  expect(() => ltx2ImageToVideo.normalize(wrong as never)).toThrow(
    expect.objectContaining({
      name: 'InvalidInputError',
      message:
        'image_url is not valid; prompt is not valid; duration must be one of 6, 8, 10; colour is not a known field.',
    }),
  )
})

test('error: what is missing is said to be missing', () => {
  const missing = { image_url: undefined, prompt: null }
  expect(() => ltx2ImageToVideo.normalize(missing as never)).toThrow(
    expect.objectContaining({
      message: 'image_url is required; prompt is not valid.',
      fieldErrors: {
        image_url: [
          { type: 'invalid', message: 'image_url is required', context: {} },
        ],
        prompt: [expect.objectContaining({ message: 'prompt is not valid' })],
      },
    }),
  )
})

describe.each(Object.entries(endpoints))('%s', (_, endpoint) => {
  const schema = createSchema(endpoint.fields)
  const anyValue = (field: (typeof endpoint.fields.input)[number]) =>
    fc.oneof(
      fc.constantFrom(...(field.enum ?? []), field.default, undefined),
      fc.constantFrom<unknown>(0, 6, 7.5, '', 'a', true, null, [], {}, -1),
      fc.string({ minLength: 0, maxLength: 20 }),
      fc.constantFrom('x'.repeat(5_000), 'x'.repeat(5_001), '🌊'.repeat(5_000)),
    )

  test('behavior: says the same as the schema of api-types', () => {
    const inputs = fc.record(
      {
        ...Object.fromEntries(
          endpoint.fields.input.map((field) => [field.name, anyValue(field)]),
        ),
        unknown: fc.constantFrom(1, undefined),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(inputs, (given) => {
        const filled: Record<string, unknown> = {}
        for (const { name, default: preset } of endpoint.fields.input) {
          const value = given[name as keyof typeof given] ?? preset
          filled[name] = value === undefined ? given[name as never] : value
        }
        const whole = { ...given, ...filled }
        const { issues = [] } = schema['~standard'].validate(whole)
        const wrong = new Set(issues.map(({ path }) => String(path[0])))
        let refused = new Set<string>()
        try {
          endpoint.normalize(given as never)
        } catch (error) {
          const { fieldErrors } = error as { fieldErrors: object }
          refused = new Set(Object.keys(fieldErrors))
        }
        expect(refused.size === 0).toBe(wrong.size === 0)
        // The schema speaks of unknown fields only when all others are right.
        refused.delete('unknown')
        wrong.delete('unknown')
        expect([...refused].sort()).toEqual([...wrong].sort())
      }),
      { numRuns: 300 },
    )
  })
})
