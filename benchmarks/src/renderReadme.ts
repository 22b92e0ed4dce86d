import { readFile } from 'node:fs/promises'
import { fillNumbers } from './fillNumbers.ts'
import type { Results, RowRecord, Run } from './results.ts'
import { type RowName, rowNames } from './rows.ts'
import { toMarkdown } from './table.ts'

/** The page, from what was measured and from what was written about it. */
export async function renderReadme(results: Results): Promise<string> {
  const [head = '', improvements = ''] = await Promise.all(
    ['introduction', 'improvements'].map((name) =>
      readFile(new URL(`../text/${name}.md`, import.meta.url), 'utf8'),
    ),
  )
  const latest = findLatest(results)
  const parts = [
    head.trim(),
    latest ? describeRuns(results, latest) : [],
    rowNames.map((name, index) =>
      renderRow(name, index + 1, results.rows[name], latest),
    ),
    fillNumbers(improvements.trim(), results),
  ]
  return `${parts.flat().join('\n\n')}\n`
}

const isSame = (one: Run, other: Run): boolean =>
  one.at === other.at && one.machine === other.machine

function findLatest({ rows }: Results): Run | undefined {
  return Object.values(rows)
    .map(({ run }) => run)
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1)
}

/** On what, and when; and whether all of it is of one run. */
function describeRuns({ rows }: Results, latest: Run): string {
  const { at, commit, machine, node } = latest
  const records = Object.values(rows)
  const of = records.filter(({ run }) => isSame(run, latest))
  const seconds = of.reduce((sum, one) => sum + one.seconds, 0)
  const which =
    of.length === rowNames.length
      ? 'All rows are of one run'
      : `${of.length} of ${rowNames.length} rows are of the latest run; the others name theirs`
  return `${which}: ${at}, ${Math.round(seconds / 60)} minutes, commit ${commit}, Node ${node.slice(1)} on ${machine}.`
}

function renderRow(
  name: RowName,
  number: number,
  row: RowRecord | undefined,
  latest: Run | undefined,
): string {
  const heading = `## ${number}. ${row?.title ?? name}`
  if (!row) return `${heading}\n\nNot measured yet: \`pnpm bench ${name}\`.`
  const { run, seconds } = row
  const other = latest && !isSame(run, latest)
  const source = `\`pnpm bench ${name}\`, ${seconds} s${other ? `; ${run.at}, commit ${run.commit}, ${run.machine}` : ''}.`
  if ('failed' in row) {
    return `${heading}\n\nNot measured: ${row.failed}\n\n${source}`
  }
  return [
    heading,
    ...row.tables.map((table) => `### ${table.title}\n\n${toMarkdown(table)}`),
    ...(row.plots ?? []).map(
      ({ title, file }) => `![${title}](plots/${file}.svg)`,
    ),
    ...row.notes,
    source,
  ].join('\n\n')
}
