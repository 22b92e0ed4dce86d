import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import { toSvg } from './plot.ts'
import { type Results, renderReadme } from './renderReadme.ts'
import { rowNames, runRow } from './rows.ts'
import { toText } from './table.ts'

// `pnpm bench [row ...]`: measures, prints, and writes results.json, README.md
// and the plots. Rows that are not asked for keep what they had.
// `pnpm bench render` only draws anew from results.json.
const here = new URL('../', import.meta.url)
const asked = process.argv.slice(2)
const names = rowNames.filter(
  (name) => asked.length === 0 || asked.includes(name),
)

async function readResults(): Promise<Results> {
  try {
    return JSON.parse(await readFile(new URL('results.json', here), 'utf8'))
  } catch {
    return { rows: {} }
  }
}

const results = await readResults()
for (const name of names) {
  console.log(`\n# ${name}`)
  const start = performance.now()
  const { title, found } = await runRow(name)
  results.rows[name] = {
    title,
    ...found,
    measured: {
      at: new Date().toISOString().slice(0, 10),
      node: process.version,
      machine: `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}`,
      seconds: Math.round((performance.now() - start) / 1000),
    },
  }
  for (const table of found.tables) console.log(`\n${toText(table)}`)
}

await mkdir(new URL('plots/', here), { recursive: true })
for (const row of Object.values(results.rows)) {
  for (const plot of row.plots ?? []) {
    await writeFile(new URL(`plots/${plot.file}.svg`, here), toSvg(plot))
  }
}
await writeFile(
  new URL('results.json', here),
  `${JSON.stringify(results, null, 2)}\n`,
)
await writeFile(new URL('README.md', here), await renderReadme(results))
