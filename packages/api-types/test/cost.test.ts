import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { emitDeclarations } from '../scripts/bench/emitDeclarations.ts'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { projectAt } from '../scripts/project/project.ts'
import { filesOf } from './temporaryProject.ts'

const project = projectAt()
const folder = `${project.packages}api-types`
// Other endpoints may have as many fields as they like.
const family = readEndpointList(project).filter(({ id }) =>
  /^fal-ai\/ltx-2(\.3)?\//.test(id),
)

/** What a page gets of some source that stands beside this test. */
async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test('behavior: importing types adds no byte', async () => {
  const alone = await bundle('export const x = 1')
  for (const path of [
    '../src/exports/index.ts',
    '../src/generated/types/fal-ai/ltx-2/image-to-video.ts',
  ])
    for (const source of [
      `import type * as types from '${path}'; export const x = 1`,
      `import * as types from '${path}'; export const x = 1`,
      `import '${path}'; export const x = 1`,
    ])
      expect(await bundle(source), source).toHaveLength(alone.length)
})

test('behavior: modules of types are empty when emitted', () => {
  const files = filesOf(project, 'packages/api-types/src')
  for (const [path, text] of files) {
    if (!/\/(exports\/index|generated\/(types\/.*|queue))\.ts$/.test(path))
      continue
    const module = ts.ModuleKind.ESNext
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module, verbatimModuleSyntax: true },
    })
    const code = outputText.replace(/\/\*[\s\S]*?\*\//g, '')
    expect(code.replace(/\/\/.*/g, '').trim(), path).toBe('export {};')
  }
})

test('behavior: the validator and one endpoint’s fields are small', async () => {
  const text = await bundle(
    `export { createSchema } from '../src/exports/fields.ts'
     export { fields } from '../src/generated/fields/fal-ai/ltx-2/image-to-video.ts'`,
  )
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(2600)
})

test('behavior: declarations stay below 9 kB per endpoint', () => {
  const declarations = emitDeclarations(folder)
  const bytes = (path: string) =>
    Buffer.byteLength(declarations.get(path) ?? ' '.repeat(9000))
  for (const { id } of family)
    expect(bytes(`generated/types/${id}.d.ts`), id).toBeLessThan(5000)
  // Everything that the map from id to types loads.
  const all = [
    'exports/index.d.ts',
    'document.d.ts',
    'endpoint.d.ts',
    'prices.d.ts',
    'problem.d.ts',
    'queue.d.ts',
    'videoFile.d.ts',
    'webhook.d.ts',
    'generated/endpoints.d.ts',
    'generated/queue.d.ts',
    ...family.map(({ id }) => `generated/types/${id}.d.ts`),
  ].reduce((sum, path) => sum + bytes(path), 0)
  expect(all / family.length).toBeLessThan(9000)
})
