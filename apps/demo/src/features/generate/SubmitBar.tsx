import type { CostView } from '@falvideo/react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { toMicroUsd, toUsd } from '../cost/money.ts'
import { PriceLine } from '../cost/PriceLine.tsx'
import { leftMicroUsd, limitSetting } from '../cost/spending.ts'
import { useJobBook } from '../jobs/jobBook.ts'

type SubmitBarProps = {
  /** Of exactly what would be sent. */
  cost: CostView
  /** Whether the last click is still on its way. */
  starting: boolean
}

/** The price and the button, always in view; closed over the limit. */
export function SubmitBar({ cost, starting }: SubmitBarProps) {
  const left = leftMicroUsd(limitSetting.use(), useJobBook())
  const over = left !== null && toMicroUsd(cost.amount) > left
  return (
    <div className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-paper px-4 py-3 lg:mx-0 lg:px-0">
      <div className="flex items-end justify-between gap-4">
        <PriceLine cost={cost} />
        <Button
          type="submit"
          look="primary"
          size="large"
          disabled={starting || over}
          aria-describedby={over ? 'over-limit' : undefined}
        >
          {strings.form.generate}
        </Button>
      </div>
      {over && (
        <p id="over-limit" role="status" className="mt-2 text-danger text-sm">
          {strings.cost.overLimit(toUsd(left))}
        </p>
      )}
    </div>
  )
}
