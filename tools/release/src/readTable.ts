/**
 * The rows of the first Markdown table below the heading, without its head:
 * each row a list of cells, back-ticks taken off.
 *
 * @throws Error where there is no such heading or no table below it.
 */
export function readTable(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n')
  const start = lines.indexOf(heading)
  if (start === -1) throw new Error(`There is no heading "${heading}".`)
  const first = lines.findIndex((line, n) => n > start && line.startsWith('|'))
  const table = lines.slice(first)
  const end = table.findIndex((line) => !line.startsWith('|'))
  const rows = table.slice(2, end === -1 ? undefined : end)
  if (first === -1 || rows.length === 0)
    throw new Error(`There is no table below "${heading}".`)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}
