import { readFilter } from './platform.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** The epoch was a Thursday, and weeks begin on Monday. */
const mondayMs = 4 * dayMs

/** When the bucket of a time began, in milliseconds; all in UTC. */
const starts: Readonly<Record<string, (time: number) => number>> = {
  minute: (time) => time - (time % 60_000),
  hour: (time) => time - (time % hourMs),
  day: (time) => time - (time % dayMs),
  week: (time) => time - ((time - mondayMs) % (7 * dayMs)),
  month: (time) => {
    const date = new Date(time)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
  },
}

/** Numbers by `timeframe` (a day if not said), in all, or both: `expand`. */
export function toSeries<Item, Row>(
  url: URL,
  items: readonly Item[],
  timeOf: (item: Item) => number,
  summarize: (items: readonly Item[]) => Row[],
) {
  const expand = readFilter(url, 'expand') ?? ['time_series']
  const frame = url.searchParams.get('timeframe') ?? 'day'
  const startOf = starts[frame] ?? ((time) => time - (time % dayMs))
  const bucketOf = (item: Item) => new Date(startOf(timeOf(item))).toISOString()
  const time_series = [...groupBy(items, bucketOf)]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([bucket, inside]) => ({ bucket, results: summarize(inside) }))
  return {
    ...(expand.includes('time_series') ? { time_series } : {}),
    ...(expand.includes('summary') ? { summary: summarize(items) } : {}),
    next_cursor: null,
    has_more: false,
  }
}

export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
