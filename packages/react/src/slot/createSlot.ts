import type { CancelOutcome, Endpoint, Receipt, Result } from '@falvideo/client'
import { createId } from '@falvideo/client/internal'
import type { Engine } from '../engine/createEngine.ts'
import { cancelJob } from '../job/cancelJob.ts'
import {
  createJobStore,
  type JobActions,
  type JobStore,
} from '../job/createJobStore.ts'
import { createJobState, hasEnded } from '../job/JobState.ts'
import { toPlainError } from '../job/plainError.ts'
import { waitForEnd } from '../job/waitForEnd.ts'
import { falKeys } from '../query/keys.ts'
import { SlotBusyError } from './SlotBusyError.ts'
import { sameInput } from './sameInput.ts'
import { startJob } from './startJob.ts'
import { isFile, type WithFiles } from './uploadFiles.ts'

export type OnAbort = 'cancel' | 'detach'

export type GenerateOptions = {
  /** Aborting does what the hook's `onAbort` says. */
  signal?: AbortSignal | undefined
}

export type SlotActions<
  Input extends object,
  Output extends object,
> = JobActions & {
  /**
   * Spends money: starts a job, or joins the one that the same input started.
   * Does nothing while the slot follows a job of another input.
   */
  generate(input: WithFiles<Input>, options?: GenerateOptions): void
  /**
   * Like `generate`, for those who wait: resolves with the result, rejects with
   * what went wrong.
   *
   * @throws SlotBusyError while the slot follows a job of another input.
   */
  generateAsync(
    input: WithFiles<Input>,
    options?: GenerateOptions,
  ): Promise<Result<Output>>
  /** Empties the slot. A job that runs goes on, and may be billed. */
  reset(): void
}

export type Slot<Input extends object, Output extends object> = {
  store: JobStore<Output>
  actions: SlotActions<Input, Output>
  /** Sets what an abort does, while somebody is there; returns the way out. */
  enter(onAbort: OnAbort): () => void
}

/** One call of `generate`. */
type Attempt<Input extends object, Output extends object> = {
  id: string
  input: WithFiles<Input>
  /** Stops it for as long as nothing was submitted. */
  stop: AbortController
  /** Ends following it, not the job. */
  leave: AbortController
  submitted: Promise<Receipt<Output>>
  result: Promise<Result<Output>>
}

/** A place that shows one job at a time, and finds it again after a reload. */
export function createSlot<Input extends object, Output extends object>(
  engine: Engine,
  endpoint: Endpoint<string, Input, Output>,
  name: string,
): Slot<Input, Output> {
  const { client, queryClient, news } = engine
  let attempt: Attempt<Input, Output> | undefined
  let restoring: Promise<void> | undefined
  let policy: OnAbort = 'detach'

  const store = createJobStore<Output>(engine, () => {
    const again = () => {
      restoring = restore().finally(() => {
        restoring = undefined
      })
    }
    again()
    return news.listen(again)
  })

  /** Shows the newest job that storage has for this slot. */
  async function restore(): Promise<void> {
    const receipts = await client.storage.list()
    const found = receipts
      .filter((it) => it.label === name && it.endpointId === endpoint.id)
      .sort((a, b) => b.createdAtMs - a.createdAtMs)[0]
    const target = store.getTarget()
    if (attempt !== undefined && target?.receipt === null) return
    if (found === undefined) {
      // Emptied in another tab; what never had a receipt stays.
      if (target?.receipt != null && attempt === undefined)
        store.setTarget(null)
      return
    }
    const same =
      target?.id === found.intentId && target.receipt?.state === found.state
    if (same) return
    const { intentId: id, endpointId } = found
    const receipt = found as Receipt<Output>
    store.setTarget({ id, endpoint: endpointId, receipt })
  }

  function begin(input: WithFiles<Input>): Attempt<Input, Output> {
    const id = createId()
    const stop = new AbortController()
    const leave = new AbortController()
    const submitted = submit({ id, input, stop })
    const result = submitted.then((receipt) =>
      waitForEnd(engine, receipt, leave.signal),
    )
    const begun = { id, input, stop, leave, submitted, result }
    const end = () => {
      if (attempt === begun) attempt = undefined
    }
    result.then(end, end)
    return begun
  }

  async function submit({
    id,
    input,
    stop,
  }: Pick<Attempt<Input, Output>, 'id' | 'input' | 'stop'>) {
    if (restoring !== undefined) await restoring
    if (isUnderWay()) throw new SlotBusyError(name)
    const hasFiles = Object.values(input).some(isFile)
    queryClient.setQueryData(
      falKeys.job(endpoint.id, id),
      createJobState<Output>({
        id,
        endpoint: endpoint.id,
        phase: hasFiles ? 'uploading' : 'submitting',
        createdAt: client.clock.now(),
      }),
    )
    const target = { id, endpoint: endpoint.id, receipt: null }
    store.setTarget(target)
    try {
      const receipt = await startJob(engine, {
        endpoint,
        input,
        intentId: id,
        slot: name,
        signal: stop.signal,
        tell: store.tell,
      })
      store.setTarget({ ...target, receipt })
      return receipt
    } catch (error) {
      store.tell({
        type: 'ended',
        phase: stop.signal.aborted ? 'cancelled' : phaseOf(error),
        error: stop.signal.aborted ? null : toPlainError(error),
        at: client.clock.now(),
      })
      throw error
    }
  }

  function isUnderWay(): boolean {
    const state = store.getState()
    return (
      state !== undefined &&
      !hasEnded(state) &&
      store.get().phase !== 'detached'
    )
  }

  async function generateAsync(
    input: WithFiles<Input>,
    { signal }: GenerateOptions = {},
  ): Promise<Result<Output>> {
    signal?.throwIfAborted()
    const joins = attempt !== undefined && sameInput(attempt.input, input)
    if (attempt !== undefined && !joins) throw new SlotBusyError(name)
    attempt ??= begin(input)
    const joined = attempt
    const onAbort = () => {
      if (policy === 'cancel') void actions.cancel()
      joined.stop.abort(signal?.reason)
      joined.leave.abort()
    }
    signal?.addEventListener('abort', onAbort)
    try {
      return await joined.result
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  async function cancel(): Promise<CancelOutcome> {
    const begun = attempt
    if (begun !== undefined) {
      begun.stop.abort()
      await begun.submitted.catch(() => {})
    }
    return cancelJob(engine, store)
  }

  const actions: SlotActions<Input, Output> = {
    generate(input, options) {
      // The outcome is shown by the fields; nobody waits for this promise.
      generateAsync(input, options).catch(() => {})
    },
    generateAsync,
    cancel,
    stopWatching() {
      attempt?.leave.abort()
      store.stopWatching()
    },
    resume: store.resume,
    reset() {
      const receipt = store.getTarget()?.receipt
      attempt?.leave.abort()
      attempt = undefined
      store.setTarget(null)
      if (receipt != null) void forget(engine, receipt.intentId)
    },
  }

  return {
    store,
    actions,
    enter(onAbort) {
      policy = onAbort
      return () => {
        // StrictMode leaves and comes back at once.
        setTimeout(() => {
          if (onAbort === 'cancel' && !store.isActive()) void cancel()
        }, 0)
      }
    },
  }
}

function phaseOf(error: unknown): 'unknown' | 'failed' {
  const name = error instanceof Error ? error.name : ''
  return name === 'SubmitOutcomeUnknownError' ? 'unknown' : 'failed'
}

/** Keeps the receipt, but no longer for a slot. */
async function forget(engine: Engine, intentId: string): Promise<void> {
  const receipt = await engine.client.storage.get(intentId)
  if (receipt !== null) {
    await engine.client.storage.set({ ...receipt, label: null })
  }
  engine.news.tell()
}
