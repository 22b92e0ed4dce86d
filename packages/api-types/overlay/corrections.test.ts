import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { prepareDocument } from '../scripts/document/prepareDocument.ts'
import { readKept } from '../scripts/project/documentFiles.ts'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { projectAt } from '../scripts/project/project.ts'
import { corrected } from '../test/corrected.ts'
import { corrections } from './corrections.ts'

const project = projectAt()
const [first] = readEndpointList(project)
const served = prepareDocument(readKept(project, first?.id ?? '')).served

test('default: each has its file, its test, its fault and its evidence', () => {
  const folder = readdirSync(new URL('.', import.meta.url))
  for (const { name, fault, evidence } of corrections) {
    expect(folder).toContain(`${name}.ts`)
    expect(folder).toContain(`${name}.test.ts`)
    expect(fault).toMatch(/\.$/)
    expect(evidence.length).toBeGreaterThan(0)
  }
})

test('behavior: those about the queue are needed by our documents', () => {
  // These put right what only other documents of the catalogue have.
  const elsewhere = [
    'nullableKeyword',
    'exclusiveBounds',
    'tupleItems',
    'strayKeywords',
    'impliedType',
  ]
  const document = structuredClone(served)
  for (const one of corrections) {
    const before = JSON.stringify(document)
    one.apply(document, prepareDocument(served).endpoint)
    const changed = JSON.stringify(document) !== before
    expect([one.name, changed]).toEqual([
      one.name,
      !elsewhere.includes(one.name),
    ])
  }
})

test('behavior: a second time changes nothing', () => {
  expect(() => corrected(served, ...corrections)).not.toThrow()
})
