import type { CancelOutcome, Endpoint, Receipt, Result } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import {
  createJobStore,
  type JobActions,
  type JobStore,
} from '../job/createJobStore.ts'
import { hasEnded } from '../job/JobState.ts'
import { loadWork } from '../loadWork.ts'
import { findReceipt, forgetSlot } from './findReceipt.ts'
import { SlotBusyError } from './SlotBusyError.ts'
import { sameInput } from './sameInput.ts'
import { type Attempt, startAttempt } from './startAttempt.ts'
import type { WithFiles } from './WithFiles.ts'

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

/** A place that shows one job at a time, and finds it again after a reload. */
export function createSlot<Input extends object, Output extends object>(
  engine: Engine,
  endpoint: Endpoint<string, Input, Output>,
  name: string,
): Slot<Input, Output> {
  const { news } = engine
  let attempt: Attempt<Input, Output> | undefined
  let restoring: Promise<void> | undefined
  let policy: OnAbort = 'detach'

  const store = createJobStore<Output>(engine, () => {
    const again = () => {
      const begun = restore()
        .catch(engine.onStorageError)
        .finally(() => {
          if (restoring === begun) restoring = undefined
        })
      restoring = begun
    }
    again()
    return news.listen(again)
  })

  /** Shows the newest job that storage has for this slot. */
  async function restore(): Promise<void> {
    const found = await findReceipt(engine, endpoint.id, name)
    const target = store.getTarget()
    if (attempt !== undefined) return
    if (found !== undefined && found.intentId !== target?.id) {
      const { intentId: id, endpointId } = found
      const receipt = found as Receipt<Output>
      store.setTarget({ id, endpoint: endpointId, receipt })
    }
    // Emptied in another tab. What never had a receipt stays.
    const hadReceipt = (store.getState()?.receipt ?? target?.receipt) != null
    if (found === undefined && hadReceipt) store.setTarget(null)
  }

  function isFollowing(): boolean {
    const state = store.getState()
    const { phase } = store.get()
    return state !== undefined && !hasEnded(state) && phase !== 'detached'
  }

  function begin(input: WithFiles<Input>): Attempt<Input, Output> {
    const refuseIfBusy = () => {
      if (isFollowing()) throw new SlotBusyError(name)
    }
    // The slot is not known to be free before storage was read.
    const ready = restoring?.then(refuseIfBusy)
    if (ready === undefined) refuseIfBusy()
    const begun = startAttempt(engine, {
      endpoint,
      input,
      slot: name,
      store,
      ready,
    })
    const end = () => {
      if (attempt === begun) attempt = undefined
    }
    begun.result.then(end, end)
    return begun
  }

  async function generateAsync(
    input: WithFiles<Input>,
    { signal }: GenerateOptions = {},
  ): Promise<Result<Output>> {
    signal?.throwIfAborted()
    if (attempt !== undefined && !sameInput(attempt.input, input)) {
      throw new SlotBusyError(name)
    }
    attempt ??= begin(input)
    const joined = attempt
    const onAbort = () => {
      if (policy === 'cancel') void cancel()
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
    attempt?.stop.abort()
    // A submit that has left is waited for: its job can be cancelled then.
    await attempt?.submitted.catch(() => {})
    const work = await loadWork()
    return work.cancelJob(engine, store)
  }

  const actions: SlotActions<Input, Output> = {
    generate(input, options) {
      // The fields show the outcome; nobody waits for this promise.
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
      const id = store.getTarget()?.id
      attempt?.stop.abort()
      attempt?.leave.abort()
      attempt = undefined
      store.setTarget(null)
      if (id !== undefined) {
        forgetSlot(engine, id).catch(engine.onStorageError)
      }
    },
  }

  return {
    store,
    actions,
    enter(onAbort) {
      policy = onAbort
      // Ahead of the click, so that it does not wait and no deployment comes
      // in between. What cannot be had now is asked for again.
      loadWork().catch(() => {})
      return () => {
        // StrictMode leaves and comes back at once.
        setTimeout(() => {
          if (onAbort === 'cancel' && !store.isActive()) void cancel()
        }, 0)
      }
    },
  }
}
