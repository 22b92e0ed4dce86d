import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import type { RowResult } from './Row.ts'
import type { RowName } from './rows.ts'

/** One call of `pnpm bench`: when, of what, and on which machine. */
export type Run = {
  /** UTC, to the minute. */
  at: string
  commit: string
  node: string
  machine: string
}

/** What a row found, or why it found nothing. */
export type RowRecord = (RowResult | { failed: string }) & {
  title: string
  run: Run
  seconds: number
}

/** `results.json`: the last word of every row that was ever measured. */
export type Results = { rows: Partial<Record<RowName, RowRecord>> }

const file = new URL('../results.json', import.meta.url)

export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(file, 'utf8'))
}

export async function writeResults(results: Results): Promise<void> {
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}

export function describeRun(): Run {
  const model = cpus()[0]?.model ?? 'unknown'
  const memory = Math.round(totalmem() / 2 ** 30)
  return {
    at: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    commit: readCommit(),
    node: process.version,
    machine: `${availableParallelism()} x ${model}, ${memory} GiB, ${platform()} ${arch()}`,
  }
}

function readCommit(): string {
  try {
    const args = ['describe', '--always', '--dirty', '--exclude=*']
    return execFileSync('git', args, { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
