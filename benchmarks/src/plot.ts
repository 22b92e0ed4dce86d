/** A picture of numbers; `benchmarks/plots/<file>.svg`. */
export type Plot = {
  file: string
  title: string
  /** Below the axes, and beside them, with their units. Both are logarithmic. */
  xLabel: string
  yLabel: string
  lines: Line[]
}

export type Line = { name: string; points: [x: number, y: number][] }

// Small enough to stay readable where a phone shrinks it to its own width.
const width = 560
const frame = { left: 66, right: 16, top: 44, height: 280 }
const bottom = frame.top + frame.height
const legend = { top: bottom + 72, row: 22, columns: 2 }

// Told apart by most eyes (Okabe and Ito).
const colours = [
  '#d55e00',
  '#0072b2',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#777777',
]

type Scale = { place: (value: number) => number; ticks: number[] }

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const short = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 2,
})

const digit = (value: number) => Number(value.toFixed(1))

/** Powers of ten, from 1, 2 or 5 times one to the next such number. */
function createScale(values: number[], from: number, to: number): Scale {
  const steps = (value: number) => {
    const power = 10 ** Math.floor(Math.log10(value))
    return [1, 2, 5, 10].map((step) => step * power)
  }
  const least = Math.min(...values)
  const most = Math.max(...values)
  const low = steps(least).findLast((step) => step <= least) ?? least
  const high = steps(most).find((step) => step >= most) ?? most
  const first = Math.ceil(Math.log10(low))
  const last = Math.floor(Math.log10(high))
  return {
    place: (value) =>
      digit(
        from + (Math.log(value / low) * (to - from)) / Math.log(high / low),
      ),
    ticks: Array.from(
      { length: last - first + 1 },
      (_, index) => 10 ** (first + index),
    ),
  }
}

/** The plot as SVG text. It has a ground of its own, so it reads anywhere. */
export function toSvg({ title, xLabel, yLabel, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points)
  const right = width - frame.right
  const x = createScale(
    points.map(([value]) => value),
    frame.left,
    right,
  )
  const y = createScale(
    points.map(([, value]) => value),
    bottom,
    frame.top,
  )
  const height =
    legend.top + Math.ceil(lines.length / legend.columns) * legend.row
  const middle = frame.top + frame.height / 2
  const parts = [
    `<title>${escapeText(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="6" fill="#fff"/>`,
    `<text x="16" y="26" font-size="16" font-weight="600">${escapeText(title)}</text>`,
    ...x.ticks.map((tick) => drawColumn(x.place(tick), tick)),
    ...y.ticks.map((tick) => drawRow(y.place(tick), tick, right)),
    `<text x="${(frame.left + right) / 2}" y="${bottom + 42}" text-anchor="middle">${escapeText(xLabel)}</text>`,
    `<text transform="translate(20 ${middle}) rotate(-90)" text-anchor="middle">${escapeText(yLabel)}</text>`,
    ...lines.flatMap((line, index) => [
      drawLine(line, index, x, y),
      drawName(line, index),
    ]),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14" fill="#222">\n${parts.join('\n')}\n</svg>\n`
}

const drawColumn = (at: number, tick: number): string =>
  `<path d="M${at} ${frame.top}V${bottom}" stroke="#ddd"/><text x="${at}" y="${bottom + 20}" text-anchor="middle">${short.format(tick)}</text>`

const drawRow = (at: number, tick: number, right: number): string =>
  `<path d="M${frame.left} ${at}H${right}" stroke="#ddd"/><text x="${frame.left - 6}" y="${at + 5}" text-anchor="end">${short.format(tick)}</text>`

/** How a line looks. Ours are thick. */
function styleOf({ name }: Line, index: number): string {
  const thick = name.startsWith('falvideo') ? 3.5 : 1.8
  return `stroke="${colours[index % colours.length]}" stroke-width="${thick}"`
}

function drawLine(line: Line, index: number, x: Scale, y: Scale): string {
  const places = line.points.map(([a, b]) => `${x.place(a)} ${y.place(b)}`)
  // A line of no length with a round end is a dot.
  const dots = places.map((place) => `M${place}h0`).join('')
  const colour = colours[index % colours.length]
  return `<path d="M${places.join('L')}" fill="none" ${styleOf(line, index)}/><path d="${dots}" stroke="${colour}" stroke-width="8" stroke-linecap="round"/>`
}

function drawName(line: Line, index: number): string {
  const column = index % legend.columns
  const left = 16 + (column * (width - 16)) / legend.columns
  const at = legend.top + Math.floor(index / legend.columns) * legend.row
  return `<path d="M${left} ${at - 5}h22" ${styleOf(line, index)}/><text x="${left + 30}" y="${at}">${escapeText(line.name)}</text>`
}
