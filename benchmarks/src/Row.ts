import type { Plot } from './plot.ts'
import type { Table } from './table.ts'

/** Named counts, as `budgets.json` names them: `bytes/generate, gzip`. */
export type Counts = Record<string, number>

/** What one row of the benchmark found out. Plain JSON. */
export type RowResult = {
  tables: Table[]
  plots?: Plot[] | undefined
  /** How it was measured, and what to keep in mind; Markdown sentences. */
  notes: string[]
}

/** One question, asked of us and of our peers. */
export type Row = {
  /** The question, as a heading. */
  title: string
  run: () => Promise<RowResult>
  /** The counts that have a budget; quick, and the same on every machine. */
  count?: (() => Promise<Counts>) | undefined
}

/** Tells the types of a row file's default export. */
export const defineRow = (row: Row): Row => row
