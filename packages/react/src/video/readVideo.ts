import type { VideoFile } from '@falvideo/api-types'

export type { VideoFile }

/** The video of an endpoint's output, if it has one where fal puts it. */
export function readVideo(output: unknown): VideoFile | null {
  if (typeof output !== 'object' || output === null) return null
  const { video } = output as { video?: unknown }
  if (typeof video !== 'object' || video === null) return null
  return typeof (video as { url?: unknown }).url === 'string'
    ? (video as VideoFile)
    : null
}
