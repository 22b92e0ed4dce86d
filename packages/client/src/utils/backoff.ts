import type { Connection } from '../createConnection.ts'

/** A pause that doubles from `firstMs` up to `mostMs`, less up to a quarter. */
export function backoff(
  connection: Pick<Connection, 'random'>,
  attempt: number,
  firstMs: number,
  mostMs: number,
): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** attempt)
  return fullMs * (1 - connection.random() / 4)
}
