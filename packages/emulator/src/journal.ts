import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { StoredFile } from './files.ts'
import type { Job } from './job.ts'
import type { LedgerEntry } from './ledger.ts'

/** What an emulator remembers over a restart. */
export type Memory = {
  jobs: Map<string, Job>
  ledger: Map<string, LedgerEntry>
  files: Map<string, StoredFile>
}

type Line =
  | { kind: 'job'; value: Job }
  /** A job that is known already, without its input, which may be large. */
  | { kind: 'state'; value: Pick<Job, 'requestId' | 'state' | 'logs'> }
  | { kind: 'ledger'; value: LedgerEntry }
  | { kind: 'file'; value: StoredFile }
  | { kind: 'fileGone'; value: { path: string } }

export type Journal = ReturnType<typeof createJournal>

/**
 * A file with one line of JSON for each change, read back at the start. A line
 * is on disk before the answer that depends on it leaves, so that killing the
 * emulator loses no request that a client knows of.
 */
export function createJournal(folder: string) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'journal.jsonl')

  function write(line: Line): void {
    appendFileSync(path, `${JSON.stringify(line)}\n`)
  }

  return {
    /** Everything that is still so, with the file made short again. */
    load(): Memory {
      const memory: Memory = {
        jobs: new Map(),
        ledger: new Map(),
        files: new Map(),
      }
      const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
      for (const line of text.split('\n')) replay(memory, line)
      const lines = [...toLines(memory)].map((line) => JSON.stringify(line))
      writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''))
      renameSync(`${path}.new`, path)
      return memory
    },
    job: (value: Job) => write({ kind: 'job', value }),
    state: ({ requestId, state, logs }: Job) =>
      write({ kind: 'state', value: { requestId, state, logs } }),
    ledger: (value: LedgerEntry) => write({ kind: 'ledger', value }),
    file: (value: StoredFile) => write({ kind: 'file', value }),
    fileGone: ({ path }: StoredFile) =>
      write({ kind: 'fileGone', value: { path } }),
    /** Forgets everything. */
    clear: () => writeFileSync(path, ''),
  }
}

function replay({ jobs, ledger, files }: Memory, text: string): void {
  const line = parse(text)
  switch (line?.kind) {
    case 'job':
      jobs.set(line.value.requestId, line.value)
      break
    case 'state': {
      const job = jobs.get(line.value.requestId)
      if (job) Object.assign(job, line.value)
      break
    }
    case 'ledger':
      ledger.set(line.value.requestId, line.value)
      break
    case 'file':
      files.set(line.value.path, line.value)
      break
    case 'fileGone':
      files.delete(line.value.path)
      break
  }
}

function* toLines({ jobs, ledger, files }: Memory): Generator<Line> {
  for (const value of jobs.values()) yield { kind: 'job', value }
  for (const value of ledger.values()) yield { kind: 'ledger', value }
  for (const value of files.values()) yield { kind: 'file', value }
}

/** A line, unless it is the last one of an emulator that was killed. */
function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
