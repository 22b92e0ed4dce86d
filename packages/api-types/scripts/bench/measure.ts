import { execFileSync } from 'node:child_process'

/** What one compiler says of one project. */
export interface Cost {
  files: number
  lines: number
  types: number
  instantiations: number
  /** Seconds, medians of several runs. */
  check: number
  total: number
  megabytes: number
}

const lines = {
  files: /^Files:\s+([\d.]+)/m,
  lines: /^Lines(?: of .*)?:\s+([\d.]+)/gm,
  types: /^Types:\s+([\d.]+)/m,
  instantiations: /^Instantiations:\s+([\d.]+)/m,
  check: /^Check time:\s+([\d.]+)s/m,
  total: /^Total time:\s+([\d.]+)s/m,
  kilobytes: /^Memory used:\s+([\d.]+)K/m,
}

/** Checks a project several times with a compiler. */
export function measure(tsc: string, folder: string, runs: number): Cost {
  const costs = Array.from({ length: runs }, () => once(tsc, folder))
  const median = (key: keyof Cost) => {
    const sorted = costs.map((cost) => cost[key]).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  }
  return {
    files: median('files'),
    lines: median('lines'),
    types: median('types'),
    instantiations: median('instantiations'),
    check: median('check'),
    total: median('total'),
    megabytes: median('megabytes'),
  }
}

function once(tsc: string, folder: string): Cost {
  const text = execFileSync(
    process.execPath,
    [tsc, '-p', folder, '--extendedDiagnostics'],
    { encoding: 'utf8' },
  )
  const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1])
  const counted = [...text.matchAll(lines.lines)].map((match) =>
    Number(match[1]),
  )
  return {
    files: read(lines.files),
    lines: counted.reduce((sum, count) => sum + count, 0),
    types: read(lines.types),
    instantiations: read(lines.instantiations),
    check: read(lines.check),
    total: read(lines.total),
    megabytes: Math.round(read(lines.kilobytes) / 1024),
  }
}
