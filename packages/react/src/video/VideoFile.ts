/** The part of a video in an endpoint's output that this package reads. */
export type VideoFile = {
  readonly url: string
  readonly content_type?: string | null | undefined
  readonly file_name?: string | null | undefined
  readonly file_size?: number | null | undefined
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
  readonly fps?: number | null | undefined
  /** Seconds. */
  readonly duration?: number | null | undefined
  readonly num_frames?: number | null | undefined
}

/** The video of an endpoint's output, if it has one where fal puts it. */
export function readVideo(output: unknown): VideoFile | null {
  if (typeof output !== 'object' || output === null) return null
  const { video } = output as { video?: unknown }
  if (typeof video !== 'object' || video === null) return null
  return typeof (video as { url?: unknown }).url === 'string'
    ? (video as VideoFile)
    : null
}
