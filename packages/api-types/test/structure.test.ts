import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findEndpoint } from '../scripts/document/findEndpoint.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from '../scripts/document/json.ts'
import { sortKeys } from '../scripts/document/sortKeys.ts'
import { readKept } from '../scripts/project/documentFiles.ts'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { projectAt } from '../scripts/project/project.ts'

const project = projectAt()
const list = readEndpointList(project)

/** What fal served, kept beside the project where the project is made. */
const folder = join(project.root, '../shared/fal')

/** Without the words that describe, which are our own. */
function withoutWords(value: Json, named = false): Json {
  if (isList(value)) return value.map((item) => withoutWords(item))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key, item]) => named || key !== 'description' || typeof item !== 'string',
  )
  return Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      withoutWords(item ?? null, !named && key === 'properties'),
    ]),
  )
}

describe.runIf(existsSync(folder))('as fal served them', () => {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const served = files
    .filter((name) => name.endsWith('.openapi.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map((document: JsonObject): [string, JsonObject] => [
      findEndpoint(structuredClone(document)).id,
      document,
    ])

  test('one for each endpoint of the list', () => {
    const listed = list.map((one) => one.id)
    expect(listed).toEqual(
      expect.arrayContaining(served.map(([id]) => id).sort()),
    )
  })

  test.each(served)('%s: all but the descriptions', (id, document) => {
    const kept = readKept(project, id) ?? null
    expect(withoutWords(kept)).toEqual(withoutWords(document))
  })

  test.each(served)('%s: descriptions in our own words', (id, document) => {
    const words = (value: Json): string[] =>
      isList(value)
        ? value.flatMap(words)
        : isObject(value)
          ? Object.entries(value).flatMap(([key, item]) =>
              key === 'description' && typeof item === 'string'
                ? [item]
                : words(item ?? null),
            )
          : []
    const theirs = new Set(words(document))
    const kept = readKept(project, id) ?? null
    expect(words(kept)).toHaveLength(words(document).length)
    expect(words(kept).filter((text) => theirs.has(text))).toEqual([])
  })
})

test.each(list.map((one) => one.id))('%s: keys are sorted', (id) => {
  const kept = readKept(project, id) ?? null
  expect(JSON.stringify(kept)).toBe(JSON.stringify(sortKeys(kept)))
})

test('each document has its day and its source', () => {
  for (const { document } of list) {
    expect(document.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(document.source).not.toBe('')
  }
})
