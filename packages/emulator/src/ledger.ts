import { formatUsd, parseUsd } from './money.ts'

export type LedgerStatus =
  | 'IN_QUEUE'
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED'

/** One paid-for or not paid-for request, as the ledger shows it. */
export type LedgerJob = {
  requestId: string
  endpoint: string
  /**
   * How it stands. Unlike on the wire, where a failed or cancelled request is
   * `COMPLETED` too, the ledger tells them apart.
   */
  status: LedgerStatus
  /** What was billed, US dollars as an exact decimal string. */
  billedUsd: string
  /** What success costs at fal's price; `null` where no price is known. */
  priceUsd: string | null
  /** Billed units, as `x-fal-billable-units` says them. */
  units: string
  /** Id part of the key that asked; never the secret. */
  keyId: string
  via: 'queue' | 'run'
  /** ISO 8601. */
  submittedAt: string
  finishedAt: string | null
}

export type LedgerView = {
  /** Sum of all that was billed, US dollars as an exact decimal string. */
  readonly spentUsd: string
  /** Requests accepted, whatever became of them. */
  readonly submits: number
  readonly jobs: readonly LedgerJob[]
}

export type LedgerEntry = Omit<LedgerJob, 'billedUsd' | 'priceUsd'> & {
  billedMicroUsd: number
  priceMicroUsd: number | null
}

export type Ledger = LedgerView & {
  /** Whether at least so much has been billed. */
  hasSpent: (usd: string) => boolean
  open: (entry: {
    requestId: string
    endpoint: string
    keyId: string
    via: 'queue' | 'run'
    at: number
  }) => void
  update: (
    requestId: string,
    change: Partial<Omit<LedgerEntry, 'requestId'>>,
  ) => void
  load: (entries: Iterable<LedgerEntry>) => void
  clear: () => void
}

/** Keeps what every request cost, in whole micro-dollars inside. */
export function createLedger(
  onChange: (entry: LedgerEntry) => void = () => {},
): Ledger {
  const entries = new Map<string, LedgerEntry>()

  function spent(): number {
    let sum = 0
    for (const entry of entries.values()) sum += entry.billedMicroUsd
    return sum
  }

  return {
    get spentUsd() {
      return formatUsd(spent())
    },
    hasSpent: (usd) => spent() >= parseUsd(usd),
    get submits() {
      return entries.size
    },
    get jobs() {
      return [...entries.values()].map(
        ({ billedMicroUsd, priceMicroUsd, ...entry }) => ({
          ...entry,
          billedUsd: formatUsd(billedMicroUsd),
          priceUsd: priceMicroUsd === null ? null : formatUsd(priceMicroUsd),
        }),
      )
    },
    open({ at, ...entry }) {
      const opened: LedgerEntry = {
        ...entry,
        status: 'IN_QUEUE',
        units: '0',
        submittedAt: new Date(at).toISOString(),
        finishedAt: null,
        billedMicroUsd: 0,
        priceMicroUsd: null,
      }
      entries.set(entry.requestId, opened)
      onChange(opened)
    },
    update(requestId, change) {
      const entry = entries.get(requestId)
      if (entry) onChange(Object.assign(entry, change))
    },
    load(saved) {
      for (const entry of saved) entries.set(entry.requestId, entry)
    },
    clear: () => entries.clear(),
  }
}
