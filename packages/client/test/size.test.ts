import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

/** What a page would write, and how many bytes of gzip it may cost. */
const entries = [
  {
    name: 'submit, watch and result of one endpoint',
    most: 7_000,
    code: `
      import { createConnection, getResult, submit, watch } from '@falvideo/client'
      import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
      const connection = createConnection({ proxyUrl: '/api/fal' })
      export async function generate(input, show) {
        const receipt = await submit(connection, ltx2ImageToVideo, input)
        for await (const update of watch(connection, receipt)) show(update)
        return (await getResult(connection, receipt)).data.video.url
      }`,
  },
  {
    name: 'createClient with everything',
    most: 17_800,
    code: `
      import { createClient } from '@falvideo/client'
      import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
      const client = createClient({ proxyUrl: '/api/fal' })
      export async function generate(input, onStatus) {
        return client.generate(ltx2ImageToVideo, input, { onStatus })
      }`,
  },
  {
    name: 'estimateCost of one endpoint',
    most: 2_100,
    code: `
      import { estimateCost } from '@falvideo/client/cost'
      import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
      export const price = (input) => estimateCost(ltx2ImageToVideo, input).usd`,
  },
]

test('the README names these limits', async () => {
  const readme = await readFile(
    new URL('../README.md', import.meta.url),
    'utf8',
  )
  const said = readme.match(/\d+\.\d kB/g)
  const limits = entries.map(({ most }) => `${(most / 1_000).toFixed(1)} kB`)
  expect(said?.sort()).toEqual(limits.sort())
})

describe('browser bundle', () => {
  test.each(entries)('$name: at most $most bytes gzip', async (entry) => {
    const { outputFiles } = await build({
      stdin: {
        contents: entry.code,
        resolveDir: fileURLToPath(new URL('../src', import.meta.url)),
      },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      write: false,
    })
    const [file] = outputFiles
    const bytes = file ? gzipSync(file.contents, { level: 9 }).length : NaN
    process.stdout.write(`${entry.name}: ${bytes} bytes gzip\n`)
    expect(bytes).toBeLessThanOrEqual(entry.most)
  })
})
