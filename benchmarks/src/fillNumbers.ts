import type { Results } from './results.ts'
import { rowNames } from './rows.ts'
import { formatCell } from './table.ts'

/**
 * Puts measured cells into a text: `{{row > table > line > column}}`, each by
 * the beginning of its name. A row that was not measured leaves a dash.
 *
 * @throws where a table, a line or a column of that name is not there.
 */
export function fillNumbers(text: string, results: Results): string {
  return text.replaceAll(/\{\{(.+?)\}\}/g, (_, path: string) =>
    readCell(path, results),
  )
}

function readCell(path: string, { rows }: Results): string {
  const lost = new Error(`The text names a number that is not there: ${path}`)
  const names = path.split('>').map((name) => name.trim())
  const [row, table = '', line = '', column = ''] = names
  const name = rowNames.find((one) => one === row)
  if (name === undefined) throw lost
  const record = rows[name]
  if (!record || 'failed' in record) return '–'
  const found = record.tables.find(({ title }) => title.startsWith(table))
  const index = found?.columns.indexOf(column) ?? -1
  const cells = found?.rows.find(([first]) => String(first) === line)
  if (!cells || index < 0) throw lost
  return formatCell(cells[index])
}
