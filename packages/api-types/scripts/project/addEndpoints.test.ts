import { expect, test } from 'vitest'
import { inputOf, queueDocument } from '../../test/queueDocument.ts'
import { filesOf, temporaryProject } from '../../test/temporaryProject.ts'
import { complaintsOf } from '../../test/typeChecker.ts'
import type { DocumentSource } from '../pull/documentSource.ts'
import { addEndpoints } from './addEndpoints.ts'
import { readEndpointList } from './endpointList.ts'
import { regenerate } from './regenerate.ts'

// No real endpoint, so that the list may grow.
const id = 'falvideo/made-up/extend-video'
const document = queueDocument({
  id,
  input: inputOf(
    {
      video_url: { type: 'string' },
      duration: { type: 'number', minimum: 1, maximum: 20, default: 5 },
    },
    ['video_url'],
  ),
})
const source: DocumentSource = {
  name: 'a test',
  fetchDocument: async (one) => (one === id ? document : undefined),
}
const today = '2026-12-24'

test('default: everything follows from one line in the list', async () => {
  const project = temporaryProject()
  expect(await addEndpoints({ project, source, ids: [id], today })).toEqual([
    'madeUpExtendVideo',
  ])
  expect(readEndpointList(project).at(-1)).toEqual({
    id,
    name: 'madeUpExtendVideo',
    document: { date: today, source: 'a test' },
    price: null,
    priceReason: 'The price was not looked up yet.',
  })
  await regenerate(project)
  const files = filesOf(project, 'packages')
  const text = (path: string) => files.get(`packages/${path}`) ?? ''
  expect(text('api-types/src/generated/documents.ts')).toContain(id)
  expect(text('api-types/src/generated/prices.ts')).toContain(`'${id}': null`)
  expect(text('client/src/exports/endpoints.ts')).toContain('madeUpExtendVideo')
  expect(text(`client/src/generated/endpoints/${id}.ts`)).toContain(
    'export const madeUpExtendVideo',
  )
})

test('behavior: then it compiles and is known by its id', async () => {
  const project = temporaryProject()
  await addEndpoints({ project, source, ids: [id], today })
  await regenerate(project)
  const files = filesOf(project, 'packages/api-types/src')
  for (const path of files.keys())
    if (/\.test(-d)?\.ts$/.test(path)) files.delete(path)
  files.set(
    'packages/api-types/src/use.ts',
    `import type { EndpointInput } from './exports/index.ts'
import { createSchema } from './exports/fields.ts'
import { fields } from './generated/fields/${id}.ts'
export const good: EndpointInput<'${id}'> = { video_url: '', duration: 2.5 }
export const bad: EndpointInput<'${id}'> = { video_url: '', duration: '5' }
export const schema = createSchema(fields)
`,
  )
  // Sources name each other with their ending, as the package is built.
  const lib = ['lib.es2023.d.ts']
  expect(
    complaintsOf(files, { lib, allowImportingTsExtensions: true }),
  ).toMatchObject([{ file: 'packages/api-types/src/use.ts', line: 4 }])
})

test('error: listed already, unknown, or only almost', async () => {
  const project = temporaryProject()
  const before = readEndpointList(project)
  const add = (...ids: string[]) =>
    addEndpoints({ project, source, ids, today })
  await expect(add('fal-ai/ltx-2/image-to-video')).rejects.toThrow(
    'is in endpoints.json already',
  )
  await expect(add('fal-ai/LTX-2/image-to-video')).rejects.toThrow(
    'differs from fal-ai/ltx-2/image-to-video in case only',
  )
  // All or none.
  await expect(add(id, 'fal-ai/none')).rejects.toThrow('knows no fal-ai/none')
  expect(readEndpointList(project)).toEqual(before)
})

test('behavior: an output that may be anything still fits the client', async () => {
  const project = temporaryProject()
  const open = queueDocument({ id, input: { type: 'object' }, output: {} })
  const free = { name: 'a test', fetchDocument: async () => open }
  await addEndpoints({ project, source: free, ids: [id], today })
  await regenerate(project)
  const files = filesOf(project, 'packages/client/src/generated')
  expect(
    files.get(`packages/client/src/generated/endpoints/${id}.ts`),
  ).toContain(
    "'falvideo/made-up/extend-video',\n  Input,\n  Output & object\n>",
  )
})
