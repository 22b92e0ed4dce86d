import type { CancelOutcome, Endpoint, Result } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import { createJobStore } from '../job/createJobStore.ts'
import { hasEnded } from '../job/JobState.ts'
import { loadWork } from '../loadWork.ts'
import { forgetSlot } from './forgetSlot.ts'
import { restoreSlot } from './restoreSlot.ts'
import type { GenerateOptions, OnAbort, Slot, SlotActions } from './Slot.ts'
import { SlotBusyError } from './SlotBusyError.ts'
import { sameInput } from './sameInput.ts'
import { type Attempt, startAttempt } from './startAttempt.ts'
import type { WithFiles } from './WithFiles.ts'

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
      const isTaken = () => attempt !== undefined
      const begun = restoreSlot(engine, store, endpoint.id, name, isTaken)
        .catch(engine.onStorageError)
        .finally(() => {
          if (restoring === begun) restoring = undefined
        })
      restoring = begun
    }
    again()
    return news.listen(again)
  })

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
