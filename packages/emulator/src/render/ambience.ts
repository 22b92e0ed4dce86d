/**
 * A quiet soundscape for ffmpeg to synthesise: a slow chord that breathes and
 * a distant wind, different for every seed, the same for the same one.
 */
export function ambience(
  seed: number,
  seconds: number,
): { inputs: string[]; filter: string[] } {
  const roots = [98, 110, 123.47, 130.81, 146.83] as const
  const root = roots[seed % roots.length] ?? 110
  // Root, fifth, octave, tenth: open, neither bright nor sad.
  const chord = [1, 1.4983, 2, 2.5198]
  const left = chord.map((ratio, n) => voice(root * ratio, n, seed))
  const right = chord.map((ratio, n) =>
    voice(root * ratio * 1.003, n, seed + 5),
  )
  const length = `d=${seconds}`
  const fadeOut = Math.min(1.2, seconds / 4)
  return {
    inputs: [
      '-f',
      'lavfi',
      '-i',
      `aevalsrc=exprs='${left.join('+')}|${right.join('+')}':s=48000:${length}`,
      '-f',
      'lavfi',
      '-i',
      `anoisesrc=a=0.3:c=brown:r=48000:seed=${seed % 65_536}:${length}`,
    ],
    filter: [
      '-filter_complex',
      [
        '[2:a]lowpass=f=600,highpass=f=70,tremolo=f=0.13:d=0.6',
        'pan=stereo|c0=c0|c1=c0[wind];[1:a][wind]amix=inputs=2:duration=first',
        `volume=1.8,afade=t=in:d=0.8,afade=t=out:st=${seconds - fadeOut}:d=${fadeOut}[sound]`,
      ].join(','),
      '-map',
      '[sound]',
    ],
  }
}

/** One voice of the chord, louder and softer at its own slow pace. */
function voice(hertz: number, n: number, seed: number): string {
  const level = [0.11, 0.07, 0.05, 0.03][n] ?? 0.03
  const pace = (0.09 + 0.05 * n + (seed % 7) * 0.004).toFixed(3)
  const phase = ((seed % 13) * 0.4 + n).toFixed(2)
  return `${level}*sin(2*PI*${hertz.toFixed(3)}*t)*(0.6+0.4*sin(2*PI*${pace}*t+${phase}))`
}
