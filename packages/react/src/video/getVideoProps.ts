import type { VideoFile } from './readVideo.ts'

export type VideoProps = {
  src: string | undefined
  width: number | undefined
  height: number | undefined
  muted: true
  playsInline: true
  controls: true
  preload: 'metadata'
}

/**
 * Attributes of a `<video>` that plays everywhere: muted, since browsers
 * refuse to start sound unasked and these endpoints make sound by default;
 * inline, since an iPhone would go full screen; with the size of the result,
 * so that nothing moves when it arrives.
 *
 * @example
 * import { getVideoProps, useGenerateVideo } from '@falvideo/react'
 *
 * const job = useGenerateVideo()
 * return job.video && <video {...getVideoProps(job)} autoPlay />
 */
export function getVideoProps(job: {
  readonly video: VideoFile | null | undefined
}): VideoProps {
  const { video } = job
  return {
    src: video?.url,
    width: video?.width ?? undefined,
    height: video?.height ?? undefined,
    muted: true,
    playsInline: true,
    controls: true,
    preload: 'metadata',
  }
}
