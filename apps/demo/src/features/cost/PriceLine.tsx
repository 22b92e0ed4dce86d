import type { CostView } from '@falvideo/react'
import { strings } from '../../strings.ts'

const units: Record<string, string> = { second: 's' }

/** The price of exactly what will be sent, with its sum written out. */
export function PriceLine({ cost }: { cost: CostView }) {
  const { amount, quantity, rate, unit } = cost
  const known = amount !== null
  return (
    <div className="min-w-0" title={origin(cost)}>
      <p className="text-muted text-xs">
        {known && quantity !== null && rate !== null
          ? strings.cost.sum(`${quantity} ${units[unit ?? ''] ?? unit}`, rate)
          : strings.cost.price}
      </p>
      <output
        aria-label={strings.cost.price}
        className="block font-semibold text-2xl leading-tight tracking-tight"
      >
        {known ? `$${amount}` : strings.cost.unavailable}
      </output>
    </div>
  )
}

/** Where the rate comes from. */
function origin(cost: CostView): string | undefined {
  if (cost.status === 'unavailable') return cost.reason
  if (cost.status !== 'estimated') return undefined
  if (cost.rateSource === 'live') return strings.cost.live
  return cost.asOf === null ? undefined : strings.cost.asOf(cost.asOf)
}
