/** A picture of numbers; `benchmarks/plots/<file>.svg`. */
export type Plot = {
  file: string
  title: string
  /** Below the axes, and beside them. */
  xLabel: string
  yLabel: string
  /** Powers of ten instead of equal steps. */
  scale: 'linear' | 'logarithmic'
  lines: Line[]
}

export type Line = { name: string; points: [x: number, y: number][] }

const width = 760
const height = 400
const frame = { left: 70, right: 220, top: 40, bottom: 50 }
// Told apart by most eyes, on a light and on a dark page (Okabe and Ito).
const colours = [
  '#d55e00',
  '#0072b2',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#999999',
]

type Scale = { place: (value: number) => number; ticks: number[] }

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const short = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 1,
})

function logScale(values: number[], from: number, to: number): Scale {
  const positive = values.filter((value) => value > 0)
  const low = Math.floor(Math.log10(Math.min(...positive)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))
  return {
    place: (value) =>
      from +
      ((Math.log10(Math.max(value, 10 ** low)) - low) * (to - from)) /
        (high - low),
    ticks: Array.from(
      { length: high - low + 1 },
      (_, step) => 10 ** (low + step),
    ),
  }
}

function linearScale(values: number[], from: number, to: number): Scale {
  const most = Math.max(...values, Number.MIN_VALUE)
  const size = 10 ** Math.floor(Math.log10(most))
  const step =
    [0.2, 0.5, 1, 2]
      .map((part) => part * size)
      .find((one) => most / one <= 6) ?? size
  const count = Math.ceil(most / step)
  return {
    place: (value) => from + (value * (to - from)) / (count * step),
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  }
}

/** The plot as SVG text. It has a ground of its own, so it reads anywhere. */
export function toSvg(plot: Plot): string {
  const make = plot.scale === 'linear' ? linearScale : logScale
  const points = plot.lines.flatMap((line) => line.points)
  const right = width - frame.right
  const bottom = height - frame.bottom
  const x = make(
    points.map(([value]) => value),
    frame.left,
    right,
  )
  const y = make(
    points.map(([, value]) => value),
    bottom,
    frame.top,
  )
  const parts = [
    `<title>${escapeText(plot.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.left}" y="22" font-size="15" font-weight="600">${escapeText(plot.title)}</text>`,
    ...x.ticks.map((tick) => drawTick(x.place(tick), bottom, tick, 'x')),
    ...y.ticks.map((tick) => drawTick(y.place(tick), right, tick, 'y')),
    `<text x="${(frame.left + right) / 2}" y="${height - 12}" text-anchor="middle">${escapeText(plot.xLabel)}</text>`,
    `<text transform="translate(16 ${(frame.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeText(plot.yLabel)}</text>`,
    ...plot.lines.map((line, index) => drawLine(line, index, x, y)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">\n${parts.join('\n')}\n</svg>\n`
}

const digit = (value: number) => Number(value.toFixed(1))

function drawTick(at: number, end: number, tick: number, axis: 'x' | 'y') {
  const place = digit(at)
  return axis === 'x'
    ? `<path d="M${place} ${frame.top}V${end}" stroke="#ddd"/><text x="${place}" y="${end + 16}" text-anchor="middle">${short.format(tick)}</text>`
    : `<path d="M${frame.left} ${place}H${end}" stroke="#ddd"/><text x="${frame.left - 6}" y="${place + 4}" text-anchor="end">${short.format(tick)}</text>`
}

function drawLine(line: Line, index: number, x: Scale, y: Scale): string {
  const colour = colours[index % colours.length]
  const places = line.points.map(
    ([a, b]) => [digit(x.place(a)), digit(y.place(b))] as const,
  )
  const path = places.map(([a, b]) => `${a} ${b}`).join('L')
  const dots = places
    .map(([a, b]) => `<circle cx="${a}" cy="${b}" r="3" fill="${colour}"/>`)
    .join('')
  const top = frame.top + 14 + index * 20
  const left = width - frame.right + 16
  return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="${index === 0 ? 3 : 1.8}"/>${dots}<path d="M${left} ${top - 4}h18" stroke="${colour}" stroke-width="3"/><text x="${left + 24}" y="${top}">${escapeText(line.name)}</text>`
}
