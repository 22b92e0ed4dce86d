import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inputOf, queueDocument } from '../test/queueDocument.ts'
import {
  changesetsOf,
  filesOf,
  temporaryProject,
} from '../test/temporaryProject.ts'
import type { Json } from './document/json.ts'
import { readKept } from './project/documentFiles.ts'
import { readEndpointList } from './project/endpointList.ts'
import { projectAt } from './project/project.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Runs a script as pnpm does. */
function run(script: string, from: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${script}.ts`, ...args],
    {
      cwd: packageFolder,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: from },
    },
  )
  return { status, lines: `${stdout}${stderr}`.trim().split('\n') }
}

/** A folder with some documents, gone when the test is over. */
function folderOf(
  documents: Readonly<Record<string, Json | undefined>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'falvideo-documents-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, document] of Object.entries(documents)) {
    if (document === undefined) continue
    const path = join(folder, `${name}.json`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(document))
  }
  return folder
}

const kept = () =>
  Object.fromEntries(
    readEndpointList(projectAt()).map(({ id }) => [
      id,
      readKept(projectAt(), id),
    ]),
  )

describe('schema:generate', () => {
  test('parameters: from a folder, relative to where one stands', () => {
    const folder = folderOf({
      'in/good': queueDocument({ id: 'a/good', input: {} }),
      'in/bad': queueDocument({
        id: 'a/bad',
        input: { $ref: '#/components/schemas/Gone' },
      }),
    })
    const { status, lines } = run(
      'generate',
      folder,
      '--from',
      'in',
      '--out',
      'out',
    )
    expect(status).toBe(1)
    expect(lines).toEqual([
      'error bad.json: dangling reference: #/components/schemas/Gone (at #/components/schemas/VerbInput)',
      '1 of 2 documents generated',
    ])
    const project = projectAt(folder)
    expect([...filesOf(project, 'out').keys()]).toEqual([
      'out/endpoints.ts',
      'out/field.ts',
      'out/fields/a/good.ts',
      'out/queue.ts',
      'out/types/a/good.ts',
    ])
  })

  test('parameters: a page of the catalogue', () => {
    const openapi = queueDocument({ id: 'a/one', input: {} })
    const models = [
      { endpoint_id: 'a/one', openapi },
      { endpoint_id: 'a/two', openapi: { error: { code: 'failed' } } },
    ]
    const folder = folderOf({ page: { models } })
    const from = ['--from', 'page.json', '--out', 'out']
    const { status, lines } = run('generate', folder, ...from)
    expect(status).toBe(1)
    expect(lines).toEqual([
      'error page.json#a/two: not an OpenAPI document: it has no paths',
      '1 of 2 documents generated',
    ])
  })

  test('error: half of what it needs', () => {
    expect(run('generate', '/', '--from', 'x').status).toBe(2)
  })
})

describe('schema:pull', () => {
  test('default: documents, types and a changeset', () => {
    const project = temporaryProject()
    const documents = kept()
    const id = 'fal-ai/ltx-2/image-to-video'
    const text = JSON.stringify(documents[id]).replace('[6,8,10]', '[6,8]')
    const folder = folderOf({ ...documents, [id]: JSON.parse(text) })
    const from = ['--root', project.root, '--from', folder]
    const { status, lines } = run('pull', '/', ...from)
    expect(status).toBe(0)
    expect(lines).toContain(`${id}: breaking`)
    expect(lines).toContain(
      '  breaking  input.duration no longer has the value 10',
    )
    expect(lines.slice(-2)).toEqual([
      'breaking',
      'wrote .changeset/pulled-documents.md',
    ])
    expect(changesetsOf(project)).toEqual([
      `---
'@falvideo/api-types': minor
'@falvideo/client': minor
---

**Breaking:** Followed fal's documents: ${id} (\`input.duration\` no longer has the value 10).
`,
    ])
    const types = `packages/api-types/src/generated/types/${id}.ts`
    expect(filesOf(project, 'packages').get(types)).toContain(
      'duration?: 6 | 8;',
    )
    expect(run('pull', '/', ...from).lines.at(-1)).toBe('nothing changed')
  })

  test('behavior: an endpoint that is gone', () => {
    const project = temporaryProject()
    const id = 'fal-ai/ltx-2/text-to-video'
    const folder = folderOf({ ...kept(), [id]: undefined })
    const from = ['--root', project.root, '--from', folder]
    const { status, lines } = run('pull', '/', ...from)
    expect(status).toBe(0)
    expect(lines).toContain(
      `  additive  ${id} is gone from fal and now deprecated; use fal-ai/ltx-2.3/text-to-video`,
    )
    const files = filesOf(project, 'packages')
    for (const path of [
      `packages/api-types/src/generated/types/${id}.ts`,
      'packages/api-types/src/generated/endpoints.ts',
      `packages/client/src/generated/endpoints/${id}.ts`,
    ])
      expect(files.get(path), path).toContain('@deprecated')
    expect(changesetsOf(project)[0]).toContain("'@falvideo/api-types': minor")
  })
})

describe('endpoint:add', () => {
  test('default', () => {
    const project = temporaryProject()
    const id = 'falvideo/made-up/retake-video'
    const input = inputOf({ video_url: { type: 'string' } }, ['video_url'])
    const folder = folderOf({ any: queueDocument({ id, input }) })
    const from = ['--root', project.root, '--from', folder]
    const { status, lines } = run('add', '/', id, ...from)
    expect(lines[0]).toBe(`added ${id} (\`madeUpRetakeVideo\`)`)
    expect(status).toBe(0)
    expect(changesetsOf(project)).toHaveLength(1)
  })

  test('error: in words, without a stack', () => {
    const folder = folderOf({ any: queueDocument({ input: {} }) })
    const { status, lines } = run('add', '/', 'a/none', '--from', folder)
    expect(status).toBe(1)
    expect(lines).toEqual(['error: a folder of documents knows no a/none'])
  })
})
