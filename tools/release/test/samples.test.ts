import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { readPackages, root } from '../src/readPackages.ts'
import { readSamples, type Sample } from '../src/readSamples.ts'
import { run, runPnpm } from '../src/run.ts'

const packages = await readPackages()
const folders = packages.map(({ folder }) =>
  folder.pathname.slice(root.pathname.length),
)
const pages = ['README.md', ...folders.map((one) => `${one}README.md`)]
const samples = await Promise.all(pages.map(samplesOf))
let environment: URL

beforeAll(async () => {
  environment = await installEnvironment('samples', inject('tarballs'))
  const folder = new URL('samples/', environment)
  await mkdir(folder)
  for (const { file, code } of samples.flat())
    await writeFile(new URL(file, folder), code)
})
afterAll(() => rm(environment, { recursive: true }))

test('every sample of every README compiles', async () => {
  await runPnpm(['check'], { folder: environment })
})

test.each(pages.map((page, index) => [page, samples[index] ?? []] as const))(
  '%s has samples',
  (_page, found) => {
    expect(found.length).toBeGreaterThan(0)
  },
)

const runners = {
  run: ['run.js'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
}

const marked = samples
  .flat()
  .flatMap(({ file, mark }) => (mark ? [{ file, mark }] : []))

test.each(marked)('$file runs', async ({ file, mark }) => {
  const compiled = file.replace(/\w+$/, 'js')
  await run(process.execPath, [...runners[mark], compiled], {
    folder: environment,
  })
})

async function samplesOf(page: string): Promise<Sample[]> {
  return readSamples(page, await readFile(new URL(page, root), 'utf8'))
}
