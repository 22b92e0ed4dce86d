import type { Fault } from './faults.ts'

export type Settings = {
  /** Milliseconds in the queue. */
  queueMs: number
  /** Shortest run in milliseconds; `null` for what the endpoint takes. */
  runMs: number | null
  /** Strangers ahead in the queue. */
  crowd: number
}

export type Ledger = {
  spentUsd: string
  submits: number
  jobs: { requestId: string; status: string; billedUsd: string }[]
}

async function call<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`/api/emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`The emulator said ${response.status}.`)
  return response.json()
}

/** The emulator's levers, through the demo's server. */
export const emulatorApi = {
  getLedger: () => call<Ledger>('GET', 'ledger'),
  getFaults: () => call<(Fault & { left: number })[]>('GET', 'faults'),
  addFault: (fault: Fault) => call('POST', 'faults', fault),
  clearFaults: () => call('DELETE', 'faults'),
  getSettings: () => call<Settings>('GET', 'settings'),
  setSettings: (settings: Partial<Settings>) =>
    call<Settings>('POST', 'settings', settings),
}
