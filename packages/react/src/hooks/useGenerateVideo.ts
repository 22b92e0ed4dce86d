'use client'
import type { Endpoint, ReceiptStorage } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { useEffect } from 'react'
import type { JobFields } from '../job/readJob.ts'
import { createSlot } from '../slot/createSlot.ts'
import type { OnAbort, Slot, SlotActions } from '../slot/Slot.ts'
import type { AnyEndpoint, InputOf, OutputOf } from '../types.ts'
import { useEngine } from './useEngine.ts'
import { useSelected } from './useSelected.ts'
import { useTracked } from './useTracked.ts'

export type UseGenerateVideoParameters<
  E extends AnyEndpoint = typeof ltx2ImageToVideo,
  Data = OutputOf<E>,
> = {
  /** @default ltx2ImageToVideo */
  endpoint?: E | undefined
  /**
   * Names the place that shows the job. Components and tabs with the same slot
   * and endpoint show the same job, and a reload finds it again.
   * @default 'default'
   */
  slot?: string | undefined
  /** Where receipts are kept. @default the provider's */
  storage?: ReceiptStorage | undefined
  /**
   * What the end of a `signal`, and leaving the page part that shows the job,
   * does to it: `detach` lets it go on, `cancel` asks fal to stop it.
   * @default 'detach'
   */
  onAbort?: OnAbort | undefined
  /** Picks `data` out of the output. */
  select?: ((output: OutputOf<E>) => Data) | undefined
}

export type UseGenerateVideoReturnType<
  E extends AnyEndpoint = typeof ltx2ImageToVideo,
  Data = OutputOf<E>,
> = Omit<JobFields<OutputOf<E>>, 'data'> &
  SlotActions<InputOf<E>, OutputOf<E>> & { data: Data | null }

/**
 * Generates a video and follows it: over reloads, tabs and dropped lines, with
 * no backend but the handler. Spends money only in `generate`, once per click.
 * A component renders only for the fields it reads.
 *
 * @example
 * import { useGenerateVideo } from '@falvideo/react'
 *
 * const { generate, phase, video } = useGenerateVideo()
 * generate({ image_url: file, prompt: 'The camera moves slowly forward' })
 */
export function useGenerateVideo<
  E extends AnyEndpoint = typeof ltx2ImageToVideo,
  Data = OutputOf<E>,
>(
  parameters: UseGenerateVideoParameters<E, Data> = {},
): UseGenerateVideoReturnType<E, Data> {
  const { slot: name = 'default', onAbort = 'detach', select } = parameters
  const endpoint = (parameters.endpoint ?? ltx2ImageToVideo) as Endpoint<
    string,
    InputOf<E>,
    OutputOf<E>
  >
  const engine = useEngine(parameters.storage)
  const slot: Slot<InputOf<E>, OutputOf<E>> = engine.memo(
    `slot ${endpoint.id} ${name}`,
    () => createSlot(engine, endpoint, name),
  )
  useEffect(() => slot.enter(onAbort), [slot, onAbort])
  const job = useTracked(slot.store)
  return useSelected(job, slot.actions, select)
}
