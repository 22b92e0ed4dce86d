import { readFile } from 'node:fs/promises'
import { compareBudgets } from './compareBudgets.ts'
import type { Counts } from './Row.ts'
import { countRow, pickRows, type RowName } from './rows.ts'
import { toText } from './table.ts'

// `pnpm bench:budgets [row ...]`: measures what can be counted and fails where
// a count is above what `budgets.json` allows. Times are not looked at.
const asked = process.argv.slice(2)
const file = new URL('../budgets.json', import.meta.url)
const written: Partial<Record<RowName, Counts>> = JSON.parse(
  await readFile(file, 'utf8'),
)

const compared = []
for (const name of pickRows(asked)) {
  const budgets = written[name]
  if (!budgets) continue
  const answer = await countRow(name)
  compared.push(
    ...compareBudgets('found' in answer ? answer.found : {}, budgets),
  )
}

console.log(
  toText({
    title: 'Budgets',
    columns: ['', 'count', 'budget', ''],
    rows: compared.map(({ name, count, budget, fault }) => [
      name,
      count,
      budget,
      fault ?? '',
    ]),
  }),
)
const faults = compared.filter(({ fault }) => fault !== null)
for (const { name, count, budget, fault } of faults) {
  console.error(
    `${name}: ${count} ${fault}${budget === null ? '' : ` of ${budget}`}`,
  )
}
console.log(
  `${compared.length - faults.length} passed, ${faults.length} failed`,
)
process.exitCode = faults.length === 0 && compared.length > 0 ? 0 : 1
