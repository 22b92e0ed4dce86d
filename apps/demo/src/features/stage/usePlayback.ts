import { type RefObject, useEffect, useState } from 'react'

export type Playback = {
  playing: boolean
  /** Seconds. */
  time: number
  /** Seconds; 0 until the video's size and length are known. */
  duration: number
  muted: boolean
  toggle: () => void
  seek: (time: number) => void
  setMuted: (muted: boolean) => void
}

/**
 * Plays one video, or several in step: the first leads, the others follow its
 * play, pause and position. Sound comes from the first alone.
 */
export function usePlayback(
  videos: readonly RefObject<HTMLVideoElement | null>[],
): Playback {
  const [state, setState] = useState({
    playing: false,
    time: 0,
    duration: 0,
    muted: true,
  })
  const lead = videos[0]

  useEffect(() => {
    const video = lead?.current
    if (!video) return
    const controller = new AbortController()
    const read = () =>
      setState({
        playing: !video.paused && !video.ended,
        time: video.currentTime,
        duration: Number.isFinite(video.duration) ? video.duration : 0,
        muted: video.muted,
      })
    const names = [
      'play',
      'pause',
      'ended',
      'timeupdate',
      'seeked',
      'durationchange',
      'volumechange',
    ]
    for (const name of names) {
      video.addEventListener(name, read, { signal: controller.signal })
    }
    read()
    return () => controller.abort()
  }, [lead])

  const all = () => videos.flatMap(({ current }) => (current ? [current] : []))
  const seek = (time: number) => {
    for (const video of all()) video.currentTime = time
  }
  return {
    ...state,
    seek,
    toggle() {
      const [first] = all()
      if (first === undefined) return
      if (!first.paused && !first.ended) {
        for (const video of all()) video.pause()
        return
      }
      // From the end again, and in step from where the leader stands.
      seek(first.ended ? 0 : first.currentTime)
      for (const video of all()) {
        // A refusal (a policy of the browser) leaves the button as it was.
        video.play().catch(() => undefined)
      }
    },
    setMuted(muted) {
      const [first] = all()
      if (first !== undefined) first.muted = muted
    },
  }
}
