import type {
  Connection,
  Uploaded,
  UploadProgress,
  UploadSource,
} from '@falvideo/client'
import { mutationOptions } from '@tanstack/react-query'
import { loadWork } from '../loadWork.ts'
import { falKeys } from './keys.ts'

export type UploadVariables = {
  source: UploadSource
  onProgress?: ((progress: UploadProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Brings a file to fal's storage. Costs nothing. */
export function uploadMutationOptions(client: Connection) {
  return mutationOptions<Uploaded, Error, UploadVariables>({
    mutationKey: falKeys.upload(),
    mutationFn: async ({ source, onProgress, signal }) => {
      const work = await loadWork()
      const equipped = work.equip(client)
      return work.upload(equipped, source, { onProgress, signal })
    },
    // The client retries each part by itself.
    retry: 0,
    networkMode: 'always',
  })
}
