import { readFile } from 'node:fs/promises'
import type { RowResult } from './Row.ts'
import { rowNames } from './rows.ts'
import { toMarkdown } from './table.ts'

export type Results = {
  rows: Record<
    string,
    RowResult & {
      title: string
      measured: { at: string; node: string; machine: string; seconds: number }
    }
  >
}

/** The page, from what was measured and from what was written about it. */
export async function renderReadme({ rows }: Results): Promise<string> {
  const [head, improvements] = await Promise.all(
    ['text/introduction.md', 'text/improvements.md'].map((path) =>
      readFile(new URL(`../${path}`, import.meta.url), 'utf8'),
    ),
  )
  const sections = rowNames.map((name, index) => {
    const row = rows[name]
    const heading = `## ${index + 1}. ${row?.title ?? name}`
    if (!row) return `${heading}\n\nNot measured yet.`
    const { tables, plots = [], notes, measured } = row
    return [
      heading,
      ...tables.map((table) => `### ${table.title}\n\n${toMarkdown(table)}`),
      ...plots.map(({ title, file }) => `![${title}](plots/${file}.svg)`),
      ...notes,
      `\`pnpm bench ${name}\`: ${measured.at}, Node ${measured.node}, ${measured.machine}; ${measured.seconds} s.`,
    ].join('\n\n')
  })
  return `${[head?.trim(), ...sections, improvements?.trim()].join('\n\n')}\n`
}
