import { createHash } from 'node:crypto'

type Palette = { sky: [string, string, string]; land: string; light: string }

const day: Palette = {
  sky: ['#3a7bd5', '#8ec5fc', '#fdf6e3'],
  land: '#274b3c',
  light: '#fffbe8',
}

/** Words in a prompt that set the mood; the first that matches counts. */
const moods: [RegExp, Palette][] = [
  [
    /night|midnight|moon|star|dark|space|galaxy/i,
    {
      sky: ['#050b1e', '#132a53', '#41548c'],
      land: '#070d1c',
      light: '#f4f1de',
    },
  ],
  [
    /sunset|dusk|golden|savanna|autumn|fire|desert|sand/i,
    {
      sky: ['#2b1b4d', '#c8553d', '#ffd29d'],
      land: '#2a1420',
      light: '#fff1c9',
    },
  ],
  [
    /snow|ice|winter|arctic|mountain|fog|mist/i,
    {
      sky: ['#6d8fb3', '#b9d0e6', '#f7fafc'],
      land: '#3e5873',
      light: '#ffffff',
    },
  ],
  [
    /city|neon|cyber|street|tokyo|robot/i,
    {
      sky: ['#12002f', '#5b1a8b', '#ff5fa2'],
      land: '#0b0320',
      light: '#8ef6ff',
    },
  ],
  [
    /sea|ocean|beach|water|lake|river|underwater/i,
    {
      sky: ['#0b3c5d', '#3fa7d6', '#e0f7fa'],
      land: '#06324a',
      light: '#fffde7',
    },
  ],
  [
    /forest|jungle|garden|grass|tree|spring/i,
    {
      sky: ['#2c6e63', '#9ad0a1', '#f5f7d6'],
      land: '#12352b',
      light: '#fdfbd4',
    },
  ],
]

/**
 * A landscape drawn from a prompt, as SVG: sky, sun or moon, ranges of hills
 * one behind the other. The words choose the colours, their hash the shapes.
 */
export function drawScene(
  prompt: string,
  seed: number,
  size: { width: number; height: number },
): string {
  const { width, height } = size
  const next = numbers(`${seed}:${prompt}`)
  const palette = moods.find(([words]) => words.test(prompt))?.[1] ?? day
  const [top, middle, bottom] = palette.sky
  const sun = {
    x: width * (0.2 + 0.6 * next()),
    y: height * (0.28 + 0.25 * next()),
    r: Math.min(width, height) * (0.06 + 0.06 * next()),
  }
  const ranges = 6
  const hills = Array.from({ length: ranges }, (_, n) => {
    const depth = n / (ranges - 1)
    const path = hill(next, size, 0.5 + 0.42 * depth, 0.2 - 0.11 * depth)
    const colour = mix(bottom, palette.land, 0.25 + 0.75 * depth)
    return `<path d="${path}" fill="${colour}"/>`
  })
  const sparks = Array.from({ length: 90 }, () => {
    const [x, y] = [next() * width, next() * height * 0.55]
    const r = (0.0004 + 0.0011 * next()) * Math.max(width, height)
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${palette.light}" opacity="${round(0.15 + 0.5 * next())}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.5" stop-color="${middle}"/><stop offset="0.85" stop-color="${bottom}"/></linearGradient>
<radialGradient id="glow"><stop offset="0" stop-color="${palette.light}" stop-opacity="0.85"/><stop offset="0.25" stop-color="${palette.light}" stop-opacity="0.32"/><stop offset="1" stop-color="${palette.light}" stop-opacity="0"/></radialGradient>
</defs>
<rect width="100%" height="100%" fill="url(#sky)"/>
${sparks.join('')}
<circle cx="${round(sun.x)}" cy="${round(sun.y)}" r="${round(sun.r * 6)}" fill="url(#glow)"/>
<circle cx="${round(sun.x)}" cy="${round(sun.y)}" r="${round(sun.r)}" fill="${palette.light}"/>
${hills.join('\n')}
</svg>`
}

/** The outline of one range of hills, closed at the bottom of the picture. */
function hill(
  next: () => number,
  { width, height }: { width: number; height: number },
  base: number,
  swing: number,
): string {
  const waves = [1, 2.3, 5.1, 11.7].map((rate) => ({
    rate: rate * (0.8 + 0.5 * next()),
    phase: next() * Math.PI * 2,
  }))
  const steps = 160
  const points = Array.from({ length: steps + 1 }, (_, n) => {
    const x = n / steps
    let y = 0
    for (const [k, { rate, phase }] of waves.entries()) {
      y += Math.sin(x * Math.PI * rate + phase) / (1.4 + k * 1.7)
    }
    return `${round(x * width)} ${round((base - y * swing) * height)}`
  })
  return `M0 ${height} L${points.join(' L')} L${width} ${height} Z`
}

/** A colour between two, both as `#rrggbb`. */
function mix(a: string, b: string, share: number): string {
  const channel = (at: number) => {
    const from = Number.parseInt(a.slice(at, at + 2), 16)
    const to = Number.parseInt(b.slice(at, at + 2), 16)
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Numbers from 0 up to 1 that depend on nothing but the text. */
function numbers(text: string): () => number {
  let count = 0
  return () => {
    const digest = createHash('sha256').update(`${text}:${count++}`).digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }
}
