import type { Endpoint, Receipt, Result } from '@falvideo/client'
import { createId, toPlainError } from '@falvideo/client/connection'
import type { Engine } from '../engine/createEngine.ts'
import { createJobState } from '../job/JobState.ts'
import type { JobStore } from '../job/JobStore.ts'
import { loadWork } from '../loadWork.ts'
import { jobQueryOptions } from '../query/jobQueryOptions.ts'
import { falKeys } from '../query/keys.ts'
import { isFile, type WithFiles } from './WithFiles.ts'

/** One call of `generate`, from the click to the ending. */
export type Attempt<Input extends object, Output extends object> = {
  readonly input: WithFiles<Input>
  /** Stops it, for as long as nothing was submitted. */
  readonly stop: AbortController
  /** Ends following the job, not the job. */
  readonly leave: AbortController
  readonly submitted: Promise<Receipt<Output>>
  readonly result: Promise<Result<Output>>
}

export type StartAttemptParameters<
  Input extends object,
  Output extends object,
> = {
  endpoint: Endpoint<string, Input, Output>
  input: WithFiles<Input>
  slot: string
  /** Shows the job from the first moment on. */
  store: JobStore<Output>
  /** Waited for before anything happens; rejecting stops it. */
  ready: Promise<void> | undefined
}

/** Starts a job in a slot. Spends money, at most once. */
export function startAttempt<Input extends object, Output extends object>(
  engine: Engine,
  parameters: StartAttemptParameters<Input, Output>,
): Attempt<Input, Output> {
  const stop = new AbortController()
  const leave = new AbortController()
  const submitted = submit(engine, parameters, stop.signal)
  const result = submitted.then(async (receipt) => {
    const work = await loadWork()
    const { queryClient, client } = engine
    const query = jobQueryOptions(client, receipt, engine)
    return work.waitForEnd({
      queryClient,
      query,
      receipt,
      signal: leave.signal,
    })
  })
  return { input: parameters.input, stop, leave, submitted, result }
}

async function submit<Input extends object, Output extends object>(
  engine: Engine,
  parameters: StartAttemptParameters<Input, Output>,
  signal: AbortSignal,
): Promise<Receipt<Output>> {
  const { endpoint, input, slot, store, ready } = parameters
  // Not awaited without need: a click should show at once.
  if (ready !== undefined) await ready
  const { clock } = engine.client
  const id = createId()
  const target = { id, endpoint: endpoint.id, receipt: null }
  const hasFiles = Object.values(input).some(isFile)
  const state = createJobState<Output>({
    id,
    endpoint: endpoint.id,
    phase: hasFiles ? 'uploading' : 'submitting',
    createdAt: clock.now(),
  })
  engine.queryClient.setQueryData(falKeys.job(endpoint.id, id), state)
  store.setTarget(target)
  try {
    const work = await loadWork()
    const receipt = await work.startJob(engine, {
      endpoint,
      input,
      intentId: id,
      slot,
      signal,
      tell: store.tell,
    })
    store.setTarget({ ...target, receipt })
    return receipt
  } catch (error) {
    store.tell({
      type: 'ended',
      phase: signal.aborted ? 'cancelled' : phaseOf(error),
      error: signal.aborted ? null : toPlainError(error),
      at: clock.now(),
    })
    throw error
  }
}

function phaseOf(error: unknown): 'unknown' | 'failed' {
  const name = error instanceof Error ? error.name : ''
  return name === 'SubmitOutcomeUnknownError' ? 'unknown' : 'failed'
}
