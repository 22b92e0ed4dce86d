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

export async function readRow(name: string): Promise<Row> {
  const module: { default: Row } = await import(`../bench/${name}.ts`)
  return module.default
}

type Answer<Found> = { title: string; found: Found }

async function runApart<Found>(
  name: RowName,
  what: 'run' | 'count',
): Promise<Answer<Found>> {
  const script = fileURLToPath(new URL('runRow.ts', import.meta.url))
  const child = fork(script, [name, what], { execArgv: ['--import', 'tsx'] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer<Found>))
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`The row ${name} ended with ${code}.`)),
    )
  })
}

export const runRow = (name: RowName) => runApart<RowResult>(name, 'run')
export const countRow = (name: RowName) => runApart<Counts>(name, 'count')
