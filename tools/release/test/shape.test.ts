import { readFile } from 'node:fs/promises'
import {
  checkPackage,
  createPackageFromTarballData,
} from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { listEntries } from '../src/listEntries.ts'
import { readTarball } from '../src/readTarball.ts'

describe.each(Object.entries(inject('tarballs')))('%s', (_name, path) => {
  test('publint', async () => {
    const { buffer } = Uint8Array.from(await readFile(path))
    const { messages, pkg } = await publint({
      pack: { tarball: buffer },
      strict: true,
    })
    expect(messages.map((one) => formatMessage(one, pkg))).toEqual([])
  })

  test('are the types wrong', async () => {
    const { files, manifest } = await readTarball(path)
    const entrypoints = listEntries(manifest.exports, files)
    const pack = createPackageFromTarballData(await readFile(path))
    const analysis = await checkPackage(pack, { entrypoints })
    if (!analysis.types) throw new Error('The package has no types.')
    // ESM only: `require`, and resolution from before `exports`, are no promise.
    const promised = analysis.problems.filter(
      (problem) =>
        !('resolutionKind' in problem) ||
        problem.resolutionKind === 'node16-esm' ||
        problem.resolutionKind === 'bundler',
    )
    expect(promised).toEqual([])
    expect(Object.keys(analysis.entrypoints)).toEqual(entrypoints)
  })

  test('files', async () => {
    const { files } = await readTarball(path)
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']))
    // Source maps name the source, so it comes along.
    expect(files.some((file) => file.startsWith('src/'))).toBe(true)
    const strays = /\.test\.|\.test-d\.|__|\.tsbuildinfo$|(^|\/)\./
    expect(files.filter((file) => strays.test(file))).toEqual([])
  })

  test('manifest', async () => {
    const { manifest } = await readTarball(path)
    expect(manifest).toMatchObject({
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19.0' },
      description: expect.stringMatching(/.{20}/),
    })
    expect(JSON.stringify(manifest.exports)).not.toContain('./src/')
    expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:/)
  })
})
