import type { CancelOutcome, Client, Receipt } from '@falvideo/client'
import { mutationOptions } from '@tanstack/react-query'
import { falKeys } from './keys.ts'

/** Asks fal to stop a job; resolves with what that means for the bill. */
export function cancelMutationOptions(client: Client) {
  return mutationOptions<CancelOutcome, Error, Receipt<object>>({
    mutationKey: falKeys.cancel(),
    mutationFn: (receipt) => client.attach(receipt).cancel(),
    retry: 0,
    networkMode: 'always',
  })
}
