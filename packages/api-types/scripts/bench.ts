import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { declaredBytes } from './bench/declaredBytes.ts'
import { type Cost, measure } from './bench/measure.ts'
import { contenders, stage } from './bench/stage.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
})

const folder = mkdtempSync(join(tmpdir(), 'falvideo-types-'))
const places = await stage(folder)
const compilers = [
  ['5.9', createRequire(import.meta.url).resolve('typescript/bin/tsc')],
  [
    '7',
    fileURLToPath(
      new URL('../../../node_modules/typescript/bin/tsc', import.meta.url),
    ),
  ],
] as const

/** One line per contender. */
function table(tsc: string): Map<string, Cost> {
  const costs = new Map<string, Cost>()
  const head = ['', 'declarations', 'files', 'lines', 'types']
  console.log(
    `| ${[...head, 'instantiations', 'check s', 'total s', 'MB'].join(' | ')} |`,
  )
  console.log(`|---${'|---:'.repeat(8)}|`)
  for (const { name } of contenders) {
    const place = places.get(name) ?? ''
    const cost = measure(tsc, place, Number(values.runs))
    costs.set(name, cost)
    const cells = [
      name,
      declaredBytes(place).toLocaleString('en'),
      cost.files,
      cost.lines.toLocaleString('en'),
      cost.types.toLocaleString('en'),
      cost.instantiations.toLocaleString('en'),
      cost.check,
      cost.total,
      cost.megabytes,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  return costs
}

for (const [version, tsc] of compilers) {
  console.log(`\nTypeScript ${version}, medians of ${values.runs} runs\n`)
  const costs = table(tsc)
  const check = (index: number) =>
    costs.get(contenders[index]?.name ?? '')?.check ?? Number.NaN
  const [byId, theirs] = [check(2), check(contenders.length - 1)]
  console.log(
    `\nby id, our check time is ${((100 * byId) / theirs).toFixed(1)} % of the official client's`,
  )
}
rmSync(folder, { recursive: true })
