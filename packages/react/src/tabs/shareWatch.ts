import { joinSignals } from '../utils/joinSignals.ts'
import { closeSoon, type Tabs } from './createTabs.ts'
import { flush } from './flush.ts'
import { type Patience, watchSilence } from './watchSilence.ts'

/** What the tabs that follow one job say to each other. */
type Message<Snapshot, Change> =
  /** I am new here, or have heard nothing for a while: who watches? */
  | { type: 'ask' }
  /** I am visible; if you watch while hidden, let me. */
  | { type: 'claim' }
  /** From now on I watch. */
  | { type: 'lead' }
  /** Where the job stands, all of it. */
  | { type: 'snapshot'; snapshot: Snapshot }
  /** What happened since the last message. */
  | { type: 'change'; change: Change }
  /** Comes back to its sender, to show that what was sent before is out. */
  | { type: 'echo' }

export type ShareWatchParameters<Snapshot, Change> = {
  /** Name of what is watched, the same in every tab. */
  name: string
  tabs: Tabs
  signal: AbortSignal
  /**
   * Watches until the end, in one tab at a time. What it tells `emit` reaches
   * the other tabs. Resolves early when its signal aborts.
   */
  lead(signal: AbortSignal, emit: (change: Change) => void): Promise<void>
  /** Where the job stands in this tab, for tabs that ask. */
  getSnapshot(): Snapshot
  /** Takes over what another tab knows. */
  onSnapshot(snapshot: Snapshot): void
  /** Takes over what another tab saw happen. */
  onChange(change: Change): void
  /** Whether there is nothing left to watch. */
  isOver(): boolean
  /** @default { askMs: 20_000, stealMs: 5_000 } */
  patience?: Patience
}

/**
 * Watches something in one tab for all tabs, and takes over when that tab
 * closes, freezes, or is hidden while this one is visible. Where tabs cannot
 * coordinate, every tab watches by itself.
 */
export async function shareWatch<Snapshot, Change>(
  parameters: ShareWatchParameters<Snapshot, Change>,
): Promise<void> {
  const { name, tabs, lead, isOver } = parameters
  if (!tabs.shared) return lead(parameters.signal, () => {})
  const channel = tabs.open<Message<Snapshot, Change>>(name)

  const overheard = new AbortController()
  const signal = joinSignals(parameters.signal, overheard.signal)
  const post = (message: Message<Snapshot, Change>) => channel.post(message)
  const { patience = { askMs: 20_000, stealMs: 5_000 } } = parameters
  const silence = watchSilence(tabs, patience, () => post({ type: 'ask' }))
  let term: AbortController | undefined

  channel.listen((message) => {
    silence.heard()
    const leads = term !== undefined
    if (message.type === 'ask' && leads) {
      post({ type: 'snapshot', snapshot: parameters.getSnapshot() })
    }
    if (message.type === 'claim' && tabs.isHidden()) term?.abort()
    if (message.type === 'lead') claim()
    // Also while we lead: the lock can change hands before the last word of
    // the tab that had it arrives.
    if (message.type === 'snapshot') parameters.onSnapshot(message.snapshot)
    if (message.type === 'change') parameters.onChange(message.change)
    if (isOver()) overheard.abort()
  })

  const claim = () => {
    if (term === undefined && !tabs.isHidden()) post({ type: 'claim' })
  }
  const stopClaiming = tabs.onVisible(claim)
  post({ type: 'ask' })
  claim()

  try {
    while (!isOver() && !signal.aborted) {
      const { frozen, steal } = silence.start()
      const waiting = joinSignals(signal, frozen)
      await tabs.lock(name, { signal: waiting, steal }, async (lost) => {
        silence.stop()
        term = new AbortController()
        post({ type: 'lead' })
        const until = joinSignals(signal, joinSignals(lost, term.signal))
        await lead(until, (change) => post({ type: 'change', change }))
        // The next one to get the lock should know the ending by then.
        if (isOver()) await flush(tabs, name, () => post({ type: 'echo' }))
        term = undefined
      })
    }
  } finally {
    silence.stop()
    stopClaiming()
    closeSoon(channel)
  }
}
