import { useRef } from 'react'
import { strings } from '../../strings.ts'
import { Transport } from './Transport.tsx'
import { usePlayback } from './usePlayback.ts'

type PlayerProps = {
  url: string
  poster: string | undefined
  sound: boolean
  /** Called when the file cannot be had any more. */
  onError: () => void
}

/** A video, muted until asked, that starts by itself where motion is welcome. */
export function Player({ url, poster, sound, onError }: PlayerProps) {
  const frame = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const playback = usePlayback([video])
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches

  function fullscreen() {
    const element = frame.current
    if (element?.requestFullscreen) void element.requestFullscreen()
    // iPhone knows full screen for the video alone.
    else if (video.current && 'webkitEnterFullscreen' in video.current) {
      ;(
        video.current as unknown as { webkitEnterFullscreen: () => void }
      ).webkitEnterFullscreen()
    }
  }

  return (
    <div ref={frame} className="flex h-full w-full flex-col bg-black">
      <video
        ref={video}
        src={url}
        poster={poster}
        // Frames are read back for the next picture; that needs CORS.
        crossOrigin="anonymous"
        aria-label={strings.player.label}
        className="aspect-video min-h-0 w-full flex-1 cursor-pointer bg-black object-contain"
        muted
        playsInline
        autoPlay={!still}
        preload="auto"
        onClick={playback.toggle}
        onError={onError}
      />
      <Transport playback={playback} sound={sound} onFullscreen={fullscreen} />
    </div>
  )
}
