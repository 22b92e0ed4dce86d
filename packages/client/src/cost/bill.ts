import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import type { Cost } from './billCost.ts'

/** Cost of a job as this connection can tell it. */
export function bill(
  { parts }: Connection,
  receipt: Pick<Receipt, 'price'>,
  units: string | null,
): Cost {
  return (
    parts.prices?.bill(receipt, units) ?? {
      estimatedUsd: null,
      billed: units === null ? null : { units, usd: null },
      driftUsd: null,
    }
  )
}
