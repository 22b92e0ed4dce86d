import type {
  Client,
  Uploaded,
  UploadProgress,
  UploadSource,
} from '@falvideo/client'
import { mutationOptions } from '@tanstack/react-query'
import { falKeys } from './keys.ts'

export type UploadVariables = {
  source: UploadSource
  onProgress?: ((progress: UploadProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Brings a file to fal's storage. Costs nothing. */
export function uploadMutationOptions(client: Client) {
  return mutationOptions<Uploaded, Error, UploadVariables>({
    mutationKey: falKeys.upload(),
    mutationFn: ({ source, onProgress, signal }) =>
      client.upload(source, { onProgress, signal }),
    // The client retries each part by itself.
    retry: 0,
    networkMode: 'always',
  })
}
