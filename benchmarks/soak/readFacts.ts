import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Receipt } from '@falvideo/client'
import type { LedgerJob } from '@falvideo/emulator'
import { openStorage } from './connect.ts'
import type { Told, World } from './World.ts'

/** The three accounts of what happened, and who asked for which job. */
export type Facts = {
  ledger: LedgerJob[]
  /** Sum of what the ledger billed, as it says itself. */
  spentUsd: string
  receipts: Map<string, Receipt>
  told: Told[]
  /** Intent of each job, by request id: its prompt, from the emulator's disk. */
  intents: Map<string, string>
}

export async function readFacts(world: World): Promise<Facts> {
  const answer = await fetch(`${world.emulatorUrl}/_emulator/ledger`)
  const { jobs, spentUsd } = (await answer.json()) as {
    jobs: LedgerJob[]
    spentUsd: string
  }
  const receipts = await openStorage(world).list()
  const journals = join(world.folder, 'journals')
  return {
    ledger: jobs,
    spentUsd,
    receipts: new Map(receipts.map((one) => [one.intentId, one])),
    told: readdirSync(journals).flatMap((name) =>
      readLines<Told>(join(journals, name)),
    ),
    intents: readIntents(join(world.folder, 'data', 'journal.jsonl')),
  }
}

type Kept = {
  kind: string
  value: { requestId: string; input?: { prompt?: string } }
}

function readIntents(path: string): Map<string, string> {
  const intents = new Map<string, string>()
  for (const { kind, value } of readLines<Kept>(path)) {
    const prompt = value.input?.prompt
    if (kind === 'job' && prompt) intents.set(value.requestId, prompt)
  }
  return intents
}

/** Whole lines of JSON; the last of a killed process may be half a line. */
function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as T]
      } catch {
        return []
      }
    })
}
