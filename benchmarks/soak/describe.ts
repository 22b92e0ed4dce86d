import { toText } from '../src/table.ts'
import type { Facts } from './readFacts.ts'
import { tabWay } from './World.ts'

/** What happened, counted. */
export function describe(
  { ledger, spentUsd, receipts, told }: Facts,
  extra: Record<string, string | number>,
): string {
  const counts = new Map<string, string | number>()
  const add = (name: string) =>
    counts.set(name, Number(counts.get(name) ?? 0) + 1)
  const tell = (what: string) => told.filter((one) => one.what === what)
  counts.set('intents begun', tell('begin').length)
  counts.set(
    'of those, in browser tabs',
    tell('begin').filter(({ intentId }) => intentId.startsWith(tabWay)).length,
  )
  for (const { state } of receipts.values()) add(`receipts, ${state}`)
  for (const { ending } of receipts.values()) {
    if (ending) add(`receipts, ended: ${ending.status}`)
  }
  counts.set('jobs in the ledger', ledger.length)
  for (const { status } of ledger) add(`jobs, ${status}`)
  counts.set('spent, by the ledger', `$${spentUsd}`)
  counts.set('told: video', tell('video').length)
  for (const { word } of tell('cancel')) add(`told: cancel, ${word}`)
  for (const { word } of tell('error')) add(`told: ${word}`)
  for (const [name, value] of Object.entries(extra)) counts.set(name, value)
  return toText({
    title: 'Counts',
    columns: ['', ''],
    rows: [...counts].map(([name, value]) => [name, value]),
  })
}
