import {
  type CancelOutcome,
  type Connection,
  cancel,
  type Receipt,
} from '@falvideo/client'
import { mutationOptions } from '@tanstack/react-query'
import { falKeys } from './keys.ts'

/** Asks fal to stop a job; resolves with what that means for the bill. */
export function cancelMutationOptions(client: Connection) {
  return mutationOptions<CancelOutcome, Error, Receipt<object>>({
    mutationKey: falKeys.cancel(),
    mutationFn: (receipt) => cancel(client, receipt as Receipt),
    retry: 0,
    networkMode: 'always',
  })
}
