import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Counts, Row, RowResult } from './Row.ts'

/** The rows, in the order of the page; each is a file in `bench/`. */
export const rowNames = [
  'bytes',
  'typeCheck',
  'requestsPerJob',
  'manyJobs',
  'faults',
  'upload',
  'react',
  'handler',
  'emulator',
  'repository',
] as const

export type RowName = (typeof rowNames)[number]

/** The rows that a command line asks for; all where it names none. */
export function pickRows(asked: readonly string[]): RowName[] {
  const unknown = asked.filter((name) => !rowNames.some((row) => row === name))
  if (unknown.length > 0) {
    throw new Error(
      `No such row: ${unknown.join(', ')}. ${rowNames.join(', ')}`,
    )
  }
  return rowNames.filter((name) => asked.length === 0 || asked.includes(name))
}

export async function readRow(name: string): Promise<Row> {
  const module: { default: Row } = await import(`../bench/${name}.ts`)
  return module.default
}

/** What the process of a row says: its find, or why there is none. */
export type Answer<Found> = { title: string } & (
  | { found: Found }
  | { failed: string }
)

// None takes a third of it; one that hangs must not hold up the others.
const limitMs = 15 * 60_000

async function runApart<Found>(
  name: RowName,
  what: 'run' | 'count',
): Promise<Answer<Found>> {
  const script = fileURLToPath(new URL('runRow.ts', import.meta.url))
  const child = fork(script, [name, what], { execArgv: ['--import', 'tsx'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  return new Promise<Answer<Found>>((resolve) => {
    child.once('message', (message) => resolve(message as Answer<Found>))
    child.once('close', (code, signal) =>
      resolve({
        title: name,
        failed: `its process ended with ${signal ?? code}`,
      }),
    )
  }).finally(() => clearTimeout(timer))
}

export const runRow = (name: RowName) => runApart<RowResult>(name, 'run')
export const countRow = (name: RowName) => runApart<Counts>(name, 'count')
