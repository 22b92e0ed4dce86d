import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readPackages, root } from './readPackages.ts'
import { readTable } from './readTable.ts'

const read = (path: string) => readFile(new URL(path, root), 'utf8')

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

const table = readTable(await read('README.md'), '## What it promises')

test('the promises of the README are the budgets of the benchmarks', async () => {
  const budgets = JSON.parse(await read('benchmarks/budgets.json'))
  expect(table.map(([, promised]) => promised)).toEqual([
    String(budgets.faults['faults/most paid jobs of one intent']),
    String(budgets.faults['faults/intents without a word in 30 min']),
    String(budgets.requestsPerJob['requests per job/falvideo, 300 s']),
    kilobytes(budgets.bytes['bytes/generate, gzip']),
    kilobytes(budgets.bytes['bytes/upload, gzip']),
    kilobytes(budgets.bytes['bytes/hook, gzip']),
    kilobytes(budgets.bytes['bytes/hook, gzip with what loads later']),
  ])
})

test('what stands beside them was measured', async () => {
  const { rows } = JSON.parse(await read('benchmarks/results.json'))
  const [faults] = rows.faults.tables as Table[]
  const [requests] = rows.requestsPerJob.tables as Table[]
  const [generate, , hook, upload] = rows.bytes.tables as Table[]
  const polling = Math.round(find(requests, '@fal-ai/client', '300 s'))
  const streaming = find(requests, '@fal-ai/client, streaming', '300 s')
  const intents = /\d+/.exec(faults?.title ?? '')?.[0]
  expect(table[0]?.[0]).toContain(` ${intents} faults`)
  const hooks = kilobytes(find(hook, '@fal-ai/client and useMutation', 'gzip'))
  expect(table.map(([, , measured]) => measured)).toEqual([
    String(find(faults, '@fal-ai/client', 'most paid jobs of one intent')),
    String(find(faults, '@fal-ai/client', 'no word in 30 min')),
    `${polling}; ${streaming} as a stream`,
    kilobytes(find(generate, '@fal-ai/client', 'gzip')),
    kilobytes(find(upload, '@fal-ai/client', 'gzip')),
    hooks,
    hooks,
  ])
})

type Table = {
  title: string
  columns: string[]
  rows: [who: string, ...numbers: number[]][]
}

function find(table: Table | undefined, who: string, column: string): number {
  const row = table?.rows.find(([name]) => name === who)
  const found = row?.[table?.columns.indexOf(column) ?? -1]
  if (typeof found !== 'number') throw new Error(`No ${column} of ${who}.`)
  return found
}

test('the README names every package', async () => {
  const readme = await read('README.md')
  for (const { name } of await readPackages()) expect(readme).toContain(name)
})
