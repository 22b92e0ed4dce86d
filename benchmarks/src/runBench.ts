import { mkdir, writeFile } from 'node:fs/promises'
import { toSvg } from './plot.ts'
import { renderReadme } from './renderReadme.ts'
import {
  describeRun,
  type Results,
  readResults,
  writeResults,
} from './results.ts'
import { pickRows, runRow } from './rows.ts'
import { toText } from './table.ts'

// `pnpm bench [row ...]`: measures, prints, and writes results.json, README.md
// and the plots. Rows that are not asked for keep what they had.
// `pnpm bench render` only draws anew from results.json.
const here = new URL('../', import.meta.url)
const asked = process.argv.slice(2)
const names = asked.includes('render') ? [] : pickRows(asked)

async function draw(results: Results): Promise<void> {
  await mkdir(new URL('plots/', here), { recursive: true })
  for (const row of Object.values(results.rows)) {
    for (const plot of ('plots' in row && row.plots) || []) {
      await writeFile(new URL(`plots/${plot.file}.svg`, here), toSvg(plot))
    }
  }
  await writeFile(new URL('README.md', here), await renderReadme(results))
}

const run = describeRun()
const results = await readResults()
const failed: string[] = []
for (const name of names) {
  console.log(`\n# ${name}`)
  const start = performance.now()
  const { title, ...answer } = await runRow(name)
  const seconds = Math.round((performance.now() - start) / 1000)
  const found = 'found' in answer ? answer.found : answer
  results.rows[name] = { title, ...found, run, seconds }
  // After each row, so that one that goes wrong takes no other with it.
  await writeResults(results)
  await draw(results)
  if ('failed' in found) failed.push(`${name}: ${found.failed}`)
  else for (const table of found.tables) console.log(`\n${toText(table)}`)
  console.log(`\n${seconds} s`)
}
if (names.length === 0) await draw(results)
for (const sentence of failed) console.error(sentence)
process.exitCode = failed.length === 0 ? 0 : 1
