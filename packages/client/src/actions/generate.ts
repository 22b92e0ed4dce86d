import type { Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { createId } from '../utils/createId.ts'
import { type CancelOutcome, cancel } from './cancel.ts'
import type { Result } from './getResult.ts'
import { type QueueOptions, queueOptions } from './queueOptions.ts'
import { type SubmitOptions, submit } from './submit.ts'
import { toResult } from './toResult.ts'
import { type WaitOptions, wait } from './wait.ts'

export type GenerateOptions = SubmitOptions &
  QueueOptions &
  WaitOptions & {
    /**
     * What an abort, or the end of `waitMs`, does to the job.
     * `detach` leaves it running, `cancel` asks fal to stop it.
     * @default 'detach'
     */
    onAbort?: 'cancel' | 'detach' | undefined
    /** Told what a cancel brought about. */
    onCancel?: ((outcome: CancelOutcome) => void) | undefined
    /** Called when fal took the job, with the completed receipt. */
    onSubmitted?: ((receipt: Receipt) => void) | undefined
  }

/**
 * Submits, follows and reads: an input becomes a result. Spends money.
 *
 * @throws what `submit` throws; the error of a failed or cancelled job;
 * DetachedError when waiting ended first; an abort's own reason.
 *
 * @example
 * import { createClient } from '@falvideo/client'
 * import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
 *
 * const client = createClient({ credentials: process.env.FAL_KEY })
 * const { data, requestId } = await client.generate(ltx2ImageToVideo, {
 *   image_url: 'https://example.com/photo.jpg',
 *   prompt: 'The camera moves slowly forward',
 * })
 */
export async function generate<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  input: Input,
  options: GenerateOptions = {},
): Promise<Result<Output>> {
  const { intentId = createId(), onAbort, signal } = options
  const stop = onAbort === 'cancel'
  const receipt = await submit(connection, endpoint, input, {
    ...queueOptions(options),
    ...options,
    intentId,
  }).catch(async (error: unknown) => {
    // The submit may be on its way without us; its job is to be stopped too.
    const running = connection.parts.intents?.running.get(intentId)
    if (stop && signal?.aborted && running) {
      const late = await running.receipt.catch(() => null)
      if (late) await stopJob(connection, late, options)
    }
    throw error
  })
  options.onSubmitted?.(receipt)
  const outcome = await wait(connection, receipt, options)
  if (outcome.status === 'detached' && outcome.reason !== 'unreachable') {
    if (stop) await stopJob(connection, receipt, options)
    signal?.throwIfAborted()
  }
  return toResult(outcome)
}

async function stopJob(
  connection: Connection,
  receipt: Receipt,
  options: GenerateOptions,
): Promise<void> {
  const outcome = await cancel(connection, receipt)
  options.onCancel?.(outcome)
}
