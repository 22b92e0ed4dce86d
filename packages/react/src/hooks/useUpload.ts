'use client'
import type { Uploaded, UploadSource } from '@falvideo/client'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { UploadState } from '../job/JobState.ts'
import {
  type UploadVariables,
  uploadMutationOptions,
} from '../query/uploadMutationOptions.ts'
import { useEngine } from './useEngine.ts'

export type UseUploadReturnType = Omit<
  UseMutationResult<Uploaded, Error, UploadVariables>,
  'mutate' | 'mutateAsync'
> & {
  /** Starts an upload; the fields show how it goes. */
  upload(source: UploadSource): void
  /** Like `upload`; resolves with the address. */
  uploadAsync(source: UploadSource): Promise<Uploaded>
  /** Stops the upload that is under way. */
  abort(): void
  progress: UploadState | null
}

/** Brings a file to fal's storage, with progress. Costs nothing. */
export function useUpload(): UseUploadReturnType {
  const { client } = useEngine()
  const {
    mutate: _,
    mutateAsync,
    ...mutation
  } = useMutation(uploadMutationOptions(client))
  const [progress, setProgress] = useState<UploadState | null>(null)
  const aborter = useRef<AbortController>(undefined)
  const abort = useCallback(() => aborter.current?.abort(), [])
  const uploadAsync = useCallback(
    (source: UploadSource) => {
      aborter.current = new AbortController()
      setProgress(null)
      return mutateAsync({
        source,
        onProgress: setProgress,
        signal: aborter.current.signal,
      })
    },
    [mutateAsync],
  )
  const upload = useCallback(
    (source: UploadSource) => {
      // The fields show the error; nobody waits for this promise.
      uploadAsync(source).catch(() => {})
    },
    [uploadAsync],
  )
  useEffect(() => abort, [abort])
  return { ...mutation, upload, uploadAsync, abort, progress }
}
