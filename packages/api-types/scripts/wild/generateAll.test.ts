import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { queueDocument } from '../../test/queueDocument.ts'
import { quirks } from '../../test/quirks.ts'
import { shuffled } from '../../test/shuffled.ts'
import { complaintsOf } from '../../test/typeChecker.ts'
import type { Json } from '../document/json.ts'
import { generateAll } from './generateAll.ts'
import { writeFolder } from './writeFolder.ts'

function found(documents: Readonly<Record<string, Json>>) {
  return Object.entries(documents).map(([source, document]) => ({
    source,
    read: () => document,
  }))
}

test('default: every quirk is generated and compiles under TypeScript 5.9', async () => {
  const { files, outcomes } = await generateAll(found(quirks))
  expect(outcomes.filter((one) => one.error !== undefined)).toEqual([])
  expect(complaintsOf(files)).toEqual([])
})

test('default: and under TypeScript 7', async () => {
  const { files } = await generateAll(found(quirks))
  const folder = mkdtempSync(join(tmpdir(), 'falvideo-quirks-'))
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: [],
    module: 'nodenext',
    target: 'es2022',
  }
  writeFolder(folder, files)
  const config = join(folder, 'tsconfig.json')
  writeFileSync(config, JSON.stringify({ compilerOptions }))
  const tsc = fileURLToPath(
    new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url),
  )
  const version = execFileSync(process.execPath, [tsc, '--version'])
  expect(String(version)).toMatch(/^Version 7\./)
  const told = execFileSync(process.execPath, [tsc, '-p', config])
  expect(String(told)).toBe('')
  rmSync(folder, { recursive: true })
})

test('behavior: never any', async () => {
  const { files } = await generateAll(found(quirks))
  for (const [path, text] of files)
    if (path.startsWith('types/'))
      expect(withoutComments(text), path).not.toMatch(/\bany\b/)
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '')
}

test('behavior: the order of keys and of documents changes no byte', async () => {
  const plain = await generateAll(found(quirks))
  const other = await generateAll(
    found(
      Object.fromEntries(
        Object.entries(quirks)
          .map(([name, document]) => [name, shuffled(document, 7)] as const)
          .reverse(),
      ),
    ),
  )
  expect(other.files).toEqual(plain.files)
})

test('behavior: one bad document does not stop the others', async () => {
  const { files, outcomes } = await generateAll(
    found({
      good: queueDocument({ id: 'a/good', input: {} }),
      list: [1],
      bad: queueDocument({
        id: 'a/bad',
        input: { $ref: '#/components/schemas/Gone' },
      }),
      last: queueDocument({ id: 'a/last', input: {} }),
    }),
  )
  expect(outcomes.map((one) => one.error === undefined)).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([...files.keys()]).toContain('types/a/last.ts')
  expect([...files.keys()]).not.toContain('types/a/bad.ts')
})

test('behavior: ids that differ in case only get files of their own', async () => {
  const { files } = await generateAll(found(quirks))
  const names = [...files.keys()].map((name) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
})

test('behavior: an id cannot lead out of the folder', async () => {
  const { files } = await generateAll(
    found({ evil: queueDocument({ id: '../../etc/pass wd', input: {} }) }),
  )
  expect([...files.keys()]).toContain('types/_../_../etc/pass_wd.ts')
})

test('error: two documents of one endpoint that disagree', async () => {
  const { outcomes } = await generateAll(
    found({
      one: queueDocument({ input: { type: 'object' } }),
      same: queueDocument({ input: { type: 'object' } }),
      other: queueDocument({ input: { type: 'string' } }),
    }),
  )
  expect(outcomes.map((one) => one.error)).toEqual([
    undefined,
    undefined,
    'another document of owner/app/verb says otherwise',
  ])
})
