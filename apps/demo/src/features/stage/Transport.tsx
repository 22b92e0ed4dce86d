import { Maximize, Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { strings } from '../../strings.ts'
import { formatClock } from '../../ui/formatClock.ts'
import type { Playback } from './usePlayback.ts'

type TransportProps = {
  playback: Playback
  /** Whether the video has a sound track at all. */
  sound: boolean
  onFullscreen?: (() => void) | undefined
}

const control =
  'grid size-10 shrink-0 place-items-center rounded-md text-white hover:bg-white/15 focus-visible:outline-white'

/** The bar under a video: play, position, sound, full screen. */
export function Transport({ playback, sound, onFullscreen }: TransportProps) {
  const { playing, time, duration, muted } = playback
  const { player } = strings
  return (
    <div className="flex items-center gap-1 bg-black px-1.5 py-1 text-sm text-white sm:gap-2">
      <button
        type="button"
        className={control}
        onClick={playback.toggle}
        aria-label={playing ? player.pause : player.play}
      >
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </button>
      <span className="shrink-0 text-white/80 text-xs tabular-nums">
        {formatClock(time)} / {formatClock(duration)}
      </span>
      <input
        type="range"
        aria-label={player.seek}
        aria-valuetext={formatClock(time)}
        min={0}
        max={duration || 1}
        step={0.02}
        value={time}
        onChange={(event) => playback.seek(event.target.valueAsNumber)}
        className="h-10 min-w-0 flex-1 cursor-pointer accent-white"
      />
      {sound ? (
        <button
          type="button"
          className={control}
          onClick={() => playback.setMuted(!muted)}
          aria-label={muted ? player.soundOn : player.soundOff}
        >
          {muted ? <VolumeX size={18} /> : <Volume2 size={18} />}
        </button>
      ) : (
        <span className="shrink-0 px-2 text-white/70 text-xs">
          {player.silent}
        </span>
      )}
      {onFullscreen && (
        <button
          type="button"
          className={control}
          onClick={onFullscreen}
          aria-label={player.fullscreen}
        >
          <Maximize size={17} />
        </button>
      )}
    </div>
  )
}
