import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentError } from '../scripts/document/DocumentError.ts'
import { prepareDocument } from '../scripts/document/prepareDocument.ts'
import { readKept } from '../scripts/project/documentFiles.ts'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { projectAt } from '../scripts/project/project.ts'
import { inputsOf, judges, typeDisagreements } from './agreement.ts'
import { quirks } from './quirks.ts'
import { documents } from './schemas.ts'

const project = projectAt()
const own = Object.fromEntries(
  readEndpointList(project).map(({ id }) => [id, readKept(project, id)]),
)

describe('validator and document', () => {
  test.each(Object.keys(own))('%s', (id) => {
    const prepared = prepareDocument(own[id])
    const { document, validator } = judges(prepared)
    const property = fc.property(inputsOf(prepared), (value) => {
      expect(validator(value)).toBe(document(value))
    })
    fc.assert(property, { numRuns: 300 })
  })

  test.each(Object.keys(quirks))('%s', (name) => {
    const prepared = prepareDocument(quirks[name])
    const { document, validator } = judges(prepared)
    const property = fc.property(inputsOf(prepared), (value) => {
      expect(validator(value)).toBe(document(value))
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('documents that nobody wrote', () => {
    const property = fc.property(documents, fc.integer(), (served, seed) => {
      const prepared = preparedOf(served)
      if (!prepared) return
      const { document, validator } = judges(prepared)
      const values = fc.sample(inputsOf(prepared), { numRuns: 20, seed })
      for (const value of values)
        expect([value, validator(value)]).toEqual([value, document(value)])
    })
    fc.assert(property, { numRuns: 200 })
  })
})

describe('types and document', () => {
  test('endpoints', async () => {
    expect(await typeDisagreements(own, 100, 1)).toEqual([])
  })

  test('quirks', async () => {
    expect(await typeDisagreements(quirks, 50, 2)).toEqual([])
  })

  test('documents that nobody wrote', async () => {
    const made = fc
      .sample(documents, { numRuns: 60, seed: 3 })
      .filter((document) => preparedOf(document) !== undefined)
    expect(made.length).toBeGreaterThan(40)
    expect(await typeDisagreements({ ...made }, 20, 4)).toEqual([])
  })
})

/** Undefined for a schema that is made of itself; anything else is a fault. */
function preparedOf(document: unknown) {
  try {
    return prepareDocument(document)
  } catch (cause) {
    if (cause instanceof DocumentError && /circular/.test(cause.message))
      return undefined
    throw cause
  }
}
