import { FalError } from '@falvideo/client/connection'

/** The slot follows another job. Nothing was sent. */
export class SlotBusyError extends FalError {
  override readonly name = 'SlotBusyError'

  constructor(slot: string) {
    super(`The slot "${slot}" follows a job that is still under way.`, {
      phase: 'prepare',
      notes: ['Wait for it, cancel() or reset() it, or use another slot.'],
    })
  }
}
