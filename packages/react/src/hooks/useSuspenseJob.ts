'use client'
import type { Receipt, Result } from '@falvideo/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { resultQueryOptions } from '../query/resultQueryOptions.ts'
import { readVideo, type VideoFile } from '../video/readVideo.ts'
import { useEngine } from './useEngine.ts'

export type UseSuspenseJobReturnType<Output extends object> = Result<Output> & {
  video: VideoFile | null
}

/**
 * The result of a job: suspends until the job has ended, and throws to the
 * error boundary what it failed with. A server renders the fallback: it should
 * not stay for as long as a video takes.
 */
export function useSuspenseJob<Output extends object>(
  receipt: Receipt<Output>,
): UseSuspenseJobReturnType<Output> {
  if (typeof window === 'undefined') {
    throw new Error('A job is waited for in the browser, not on the server.')
  }
  const engine = useEngine()
  const { data } = useSuspenseQuery(
    resultQueryOptions(engine.client, receipt, engine),
  )
  return { ...data, video: readVideo(data.data) }
}
