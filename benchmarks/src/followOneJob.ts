import type { Contender } from '../contenders/Contender.ts'
import { createStage } from './stage.ts'

export type Followed = {
  requests: number
  /** From the end at fal until `generate` resolved, in milliseconds. */
  lateMs: number
}

/** One job of `runMs`, from submit to result, under a time that is moved. */
export async function followOneJob(
  contender: Contender,
  runMs: number,
): Promise<Followed> {
  const stage = createStage({ runMs })
  try {
    const { generate } = contender.create(stage.fetch)
    const outcome = await stage.time.settle(generate('a harbour'), runMs * 100)
    if (outcome.state !== 'resolved') {
      throw new Error(
        `${contender.name} did not finish a job: ${outcome.state}`,
        {
          cause: outcome.state === 'rejected' ? outcome.error : undefined,
        },
      )
    }
    const [job] = stage.emulator.ledger.jobs
    return {
      requests: stage.sent(),
      lateMs: stage.time.now() - Date.parse(job?.finishedAt ?? ''),
    }
  } finally {
    await stage.close()
  }
}
