import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queueDocument } from '../../test/queueDocument.ts'
import { quirks } from '../../test/quirks.ts'
import { isList, isObject, type Json } from '../document/json.ts'
import { generateAll } from './generateAll.ts'

async function errorOf(document: unknown): Promise<string | undefined> {
  const { outcomes } = await generateAll([
    { source: 'one.json', read: () => document },
  ])
  return outcomes[0]?.error
}

const ref = (key: string) => ({ $ref: `#/components/schemas/${key}` })

test('error: dangling reference', async () => {
  const input = { type: 'object', properties: { file: ref('Gone') } }
  expect(await errorOf(queueDocument({ input }))).toBe(
    'dangling reference: #/components/schemas/Gone (at #/components/schemas/VerbInput/properties/file)',
  )
})

test('error: several dangling references, each named', async () => {
  const document = queueDocument({
    input: { type: 'array', items: ref('A') },
    output: { anyOf: [ref('B'), { $ref: 'other.json#/C' }] },
  })
  expect(await errorOf(document)).toBe(
    'dangling references: #/components/schemas/A (at #/components/schemas/VerbInput/items), #/components/schemas/B (at #/components/schemas/VerbOutput/anyOf/0), other.json#/C (at #/components/schemas/VerbOutput/anyOf/1)',
  )
})

test('error: a reference that is an object of its own', async () => {
  const document = queueDocument({
    input: ref('Alias'),
    schemas: { Alias: ref('Again'), Again: { anyOf: [ref('Alias')] } },
  })
  expect(await errorOf(document)).toBe(
    'circular reference: #/components/schemas/Again is made of itself',
  )
})

test('behavior: `$ref` as data and as a name is no reference', async () => {
  const document = queueDocument({
    input: {
      type: 'object',
      properties: { examples: { type: 'string' } },
      default: { $ref: '#/nowhere' },
      examples: [{ $ref: '#/nowhere' }],
    },
  })
  expect(await errorOf(document)).toBeUndefined()
})

test('error: no document at all', async () => {
  for (const value of [
    null,
    1,
    'x',
    [],
    {},
    { paths: [] },
    { openapi: '3.0.4' },
  ])
    expect(await errorOf(value)).toBe(
      'not an OpenAPI document: it has no paths',
    )
})

test('error: nothing to submit, nothing to read', async () => {
  expect(await errorOf({ paths: {} })).toBe(
    'no endpoint id and no path that is posted to',
  )
  const document = queueDocument({ input: {} })
  const paths = {
    '/owner/app/verb': (document.paths as never)['/owner/app/verb'],
  }
  expect(await errorOf({ ...document, paths })).toBe(
    'no GET /owner/app/verb/requests/{request_id}, where the output would be',
  )
})

test('behavior: the id comes from the paths where it is not told', async () => {
  const document = queueDocument({ input: {} })
  const { outcomes } = await generateAll([
    { source: 'one.json', read: () => ({ ...document, info: {} }) },
  ])
  expect(outcomes).toEqual([
    { source: 'one.json', id: 'owner/app/verb', error: undefined },
  ])
})

const nodes = (value: Json): Json[] => [
  value,
  ...(isList(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : []
  ).flatMap((child) => nodes(child ?? null)),
]

/** A document in which something was put where it does not belong. */
const broken = fc
  .tuple(
    fc.constantFrom(...Object.values(quirks)),
    fc.nat(),
    fc.nat(),
    fc.constantFrom<Json>(null, 0, '', 'x', true, [], {}, [{}], { $ref: 3 }),
  )
  .map(([document, where, which, value]) => {
    const copy = structuredClone(document)
    const parents = nodes(copy).filter(
      (node) => typeof node === 'object' && node !== null,
    )
    const parent = parents[where % parents.length] as Record<string, Json>
    const keys = Object.keys(parent)
    const key = keys[which % keys.length]
    if (key !== undefined) parent[key] = value
    return copy
  })

test('behavior: a broken document is refused in words, never a crash', async () => {
  const property = fc.asyncProperty(broken, async (document) => {
    expect((await errorOf(document)) ?? '').not.toMatch(/^cannot generate/)
  })
  await fc.assert(property, { numRuns: 150 })
})
