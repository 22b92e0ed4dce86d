import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readPackages, root } from './readPackages.ts'
import { readTable } from './readTable.ts'

const read = (path: string) => readFile(new URL(path, root), 'utf8')

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

test('the promises of the README are the budgets of the benchmarks', async () => {
  const table = readTable(await read('README.md'), '## What it promises')
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

test('the README names every package', async () => {
  const readme = await read('README.md')
  for (const { name } of await readPackages()) expect(readme).toContain(name)
})
