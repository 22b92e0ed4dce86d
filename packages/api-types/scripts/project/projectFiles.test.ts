import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shuffled } from '../../test/shuffled.ts'
import { temporaryProject } from '../../test/temporaryProject.ts'
import { readKept, writeKept } from './documentFiles.ts'
import { readEndpointList, writeEndpointList } from './endpointList.ts'
import { projectAt } from './project.ts'
import { projectFiles } from './projectFiles.ts'

const project = projectAt()
const list = readEndpointList(project)

test('default: what is committed is what the documents generate', async () => {
  for (const [path, text] of await projectFiles(project, list))
    expect(readFileSync(join(project.packages, path), 'utf8'), path).toBe(text)
})

test('behavior: twice gives the same bytes', async () => {
  const once = await projectFiles(project, list)
  expect(await projectFiles(project, list)).toEqual(once)
})

test('behavior: the order of keys changes nothing', async () => {
  const once = await projectFiles(project, list)
  const other = temporaryProject()
  for (const { id } of list) {
    const document = shuffled(readKept(project, id) ?? null, 5)
    // Written as it is: keeping a document sorts it.
    const path = join(other.documents, `${id}.json`)
    writeFileSync(path, JSON.stringify(document))
    expect(JSON.stringify(readKept(other, id))).not.toBe(
      JSON.stringify(readKept(project, id)),
    )
  }
  expect(await projectFiles(other, list)).toEqual(once)
})

test('behavior: an endpoint that is gone is deprecated in the types', async () => {
  const other = temporaryProject()
  const [first, ...rest] = readEndpointList(other)
  if (!first) throw new Error('the list is empty')
  writeEndpointList(other, [
    { ...first, deprecated: { since: '2026-08-15' } },
    ...rest,
  ])
  const files = await projectFiles(other, readEndpointList(other))
  const told =
    '@deprecated fal no longer serves this endpoint, as of 2026-08-15. Use fal-ai/ltx-2.3/image-to-video.'
  for (const path of [
    `api-types/src/generated/types/${first.id}.ts`,
    'api-types/src/generated/endpoints.ts',
    `client/src/generated/endpoints/${first.id}.ts`,
  ])
    expect(files.get(path), path).toContain(told)
})

test('behavior: keeping a document sorts its keys', () => {
  const other = temporaryProject()
  const id = list[0]?.id ?? ''
  const document = readKept(other, id) ?? null
  const path = join(other.documents, `${id}.json`)
  const before = readFileSync(path, 'utf8')
  writeKept(other, id, shuffled(document, 9))
  expect(readFileSync(path, 'utf8')).toBe(before)
})
