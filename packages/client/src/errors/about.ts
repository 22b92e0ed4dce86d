import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import type { ErrorPhase } from './base.ts'

/** What every error about a receipt says. */
export function about(
  { clock }: Connection,
  phase: ErrorPhase,
  receipt?: Receipt | undefined,
): {
  phase: ErrorPhase
  receipt: Receipt | undefined
  elapsedMs: number | undefined
} {
  const elapsedMs = receipt && clock.now() - receipt.createdAtMs
  return { phase, receipt, elapsedMs }
}
