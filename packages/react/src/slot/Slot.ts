import type { Result } from '@falvideo/client'
import type { JobActions, JobStore } from '../job/JobStore.ts'
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
