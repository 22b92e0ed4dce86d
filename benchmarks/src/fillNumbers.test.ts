import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { fillNumbers } from './fillNumbers.ts'
import { renderReadme } from './renderReadme.ts'
import { type Results, readResults } from './results.ts'

const run = { at: '', commit: '', node: '', machine: '' }
const results: Results = {
  rows: {
    upload: {
      title: 'Upload',
      run,
      seconds: 1,
      notes: [],
      tables: [
        {
          title: 'A file of 20 MiB',
          columns: ['', 'MiB/s', 'requests'],
          rows: [
            ['falvideo', 1234, 0],
            ['fetch PUT', null, 2],
          ],
        },
      ],
    },
    react: { title: 'React', run, seconds: 1, failed: 'no Chromium' },
  },
}

test('default', () => {
  const text =
    'a {{upload > A file of 20 > falvideo > MiB/s}}, b {{upload > A file > falvideo > requests}}'
  expect(fillNumbers(text, results)).toBe('a 1,234, b 0')
})

test('behavior: a dash for what was not measured', () => {
  expect(fillNumbers('{{react > 100 jobs > a > b}}', results)).toBe('–')
  expect(fillNumbers('{{bytes > Upload > a > b}}', results)).toBe('–')
})

test('error: a number that is not there', () => {
  expect(() => fillNumbers('{{upload > A file > x > y}}', results)).toThrow(
    'not there: upload > A file > x > y',
  )
})

test('behavior: the page is what the results and the text say', async () => {
  const page = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  expect(page).toBe(await renderReadme(await readResults()))
})
