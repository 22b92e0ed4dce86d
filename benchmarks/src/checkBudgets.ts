import { readFile } from 'node:fs/promises'
import { compareBudgets } from './compareBudgets.ts'
import type { Counts } from './Row.ts'
import { countRow, type RowName, rowNames } from './rows.ts'
import { toText } from './table.ts'

// `pnpm bench:budgets [row ...]`: measures what can be counted and fails where
// a count is above what `budgets.json` allows. Times are not looked at.
const asked = process.argv.slice(2)
const file = new URL('../budgets.json', import.meta.url)
const written: Partial<Record<RowName, Counts>> = JSON.parse(
  await readFile(file, 'utf8'),
)
const names = rowNames.filter((name) =>
  asked.length === 0 ? name in written : asked.includes(name),
)

const compared = []
for (const name of names) {
  const { found } = await countRow(name)
  compared.push(...compareBudgets(found, written[name] ?? {}))
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
