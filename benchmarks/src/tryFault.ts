import { isFalError } from '@falvideo/client'
import type { Contender } from '../contenders/Contender.ts'
import type { FaultCase } from './faultCases.ts'
import { createStage, type Stage } from './stage.ts'

/**
 * What the caller was told. `unknown`: a typed error that says that the job may
 * exist and may be billed. `nothing`: no word within half an hour.
 */
export type Told = 'video' | 'error' | 'unknown' | 'nothing'

export type Tried = { paid: number; told: Told; tookMs: number }

const runMs = 5_000
const patienceMs = 30 * 60_000

/** One intent through one fault; at the end the ledger says what was paid. */
export async function tryFault(
  contender: Contender,
  { faults }: FaultCase,
): Promise<Tried> {
  const stage = createStage({ runMs })
  try {
    for (const fault of faults) stage.emulator.faults.add(fault)
    const start = stage.time.now()
    const { generate } = contender.create(stage.fetch)
    const outcome = await stage.time.settle(generate('a harbour'), patienceMs)
    const tookMs = stage.time.now() - start
    const told =
      outcome.state === 'resolved'
        ? 'video'
        : outcome.state === 'pending'
          ? 'nothing'
          : isOpen(outcome.error)
            ? 'unknown'
            : 'error'
    return { paid: await countPaid(stage), told, tookMs }
  } finally {
    await stage.close()
  }
}

const isOpen = (error: unknown): boolean =>
  isFalError(error) && error.name === 'SubmitOutcomeUnknownError'

/** Jobs that were billed, once everything under way has ended. */
async function countPaid({ time, emulator }: Stage): Promise<number> {
  await time.settle(new Promise(() => {}), 120_000)
  return emulator.ledger.jobs.filter(({ billedUsd }) => Number(billedUsd) > 0)
    .length
}
