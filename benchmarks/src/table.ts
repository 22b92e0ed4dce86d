import { ratio } from './statistics.ts'

export type Cell = string | number | null

/** A table as it is stored: numbers stay numbers, `null` is "not there". */
export type Table = {
  title: string
  columns: string[]
  rows: Cell[][]
}

/** Appends what the others take as a multiple of the first line: ours. */
export function addRatio(table: Table, column: string): Table {
  const index = table.columns.indexOf(column)
  const base = table.rows[0]?.[index]
  return {
    ...table,
    columns: [...table.columns, `${column}, to falvideo`],
    rows: table.rows.map((row) => {
      const value = row[index]
      const isNumber = typeof value === 'number' && typeof base === 'number'
      return [...row, isNumber ? ratio(value, base) : null]
    }),
  }
}

const thousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** A cell as people read it. */
export function formatCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '–'
  return typeof cell === 'number' ? thousands.format(cell) : cell
}

/** Aligned columns for a terminal. */
export function toText({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(formatCell))
  const widths = columns.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  )
  const text = lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
  return [title, ...text].join('\n')
}

/** The same for a page. Bold marks what begins with our name. */
export function toMarkdown({ columns, rows }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map((_, column) => (column === 0 ? '---' : '---:'))
  const body = rows.map((row) => {
    const cells = row.map((cell) => formatCell(cell).replaceAll('|', '\\|'))
    const ours = cells[0]?.startsWith('falvideo') ?? false
    return line(ours ? cells.map((cell) => `**${cell}**`) : cells)
  })
  return [line(columns), line(rule), ...body].join('\n')
}
