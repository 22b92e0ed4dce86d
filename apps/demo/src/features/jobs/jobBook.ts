import type { CancelOutcome } from '@falvideo/client'
import { useSyncExternalStore } from 'react'

/** What the page remembers of a job, running or over. Plain JSON. */
export type JobRecord = {
  /** Name of the job in the client's storage; made at the click. */
  slot: string
  /** Unix milliseconds of the click. */
  createdAt: number
  endpointId: string
  /** As sent; media as addresses, or the name of the file. */
  input: Record<string, unknown>
  /** Small JPEG of the picture, as a data URI. */
  thumbnail: string | null
  /** Decimal USD before the click; `null` where no price is known. */
  estimateUsd: string | null
  /** What fal said to a cancel, where one was asked for. */
  cancelOutcome: CancelOutcome['outcome'] | null
  /** How it ended, once it did. */
  ending: JobEnding | null
}

export type JobEnding = {
  phase: 'completed' | 'failed' | 'cancelled' | 'unknown'
  endedAt: number
  requestId: string | null
  /** Decimal USD; `null` where fal did not say. */
  billedUsd: string | null
  /** Whether a bill may still come, or has come unseen. */
  mayStillBill: boolean
  video: {
    url: string
    width: number | null
    height: number | null
    duration: number | null
    fps: number | null
  } | null
  /** The reason, where it failed. */
  message: string | null
  /** What is wrong with single inputs, each with its name. */
  fieldErrors: readonly string[]
}

const key = 'falvideo.demo.jobs'
const most = 200
const listeners = new Set<() => void>()

let records: readonly JobRecord[] = []

/** The newest list; that of this tab where storage is forbidden or not ours. */
function read(): readonly JobRecord[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    if (Array.isArray(kept)) records = kept
  } catch {}
  return records
}

read()

function write(next: readonly JobRecord[]): void {
  records = next.slice(0, most)
  try {
    localStorage.setItem(key, JSON.stringify(records))
  } catch {
    // Full or forbidden: the book lives on in this tab.
  }
  for (const listener of listeners) listener()
}

// Another tab wrote.
window.addEventListener('storage', (event) => {
  if (event.key !== key) return
  read()
  for (const listener of listeners) listener()
})

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function amend(slot: string, change: Partial<JobRecord>): void {
  write(
    read().map((each) => (each.slot === slot ? { ...each, ...change } : each)),
  )
}

/** The list of all jobs of this browser, newest first. */
export const jobBook = {
  get: () => records,
  add: (record: JobRecord) => write([record, ...read()]),
  end: (slot: string, ending: JobEnding) => amend(slot, { ending }),
  noteCancel: (slot: string, cancelOutcome: CancelOutcome['outcome']) =>
    amend(slot, { cancelOutcome }),
  remove(slots: readonly string[]) {
    write(read().filter((each) => !slots.includes(each.slot)))
  },
}

/** All jobs of this browser, newest first; changes with every tab. */
export function useJobBook(): readonly JobRecord[] {
  return useSyncExternalStore(subscribe, jobBook.get)
}
