import { useId } from 'react'
import { strings } from '../../strings.ts'
import { useJobBook } from '../jobs/jobBook.ts'
import { toUsd } from './money.ts'
import { countedMicroUsd, limitSetting } from './spending.ts'

/** What was spent, and the limit the user sets for it. */
export function SpendingLimit() {
  const id = useId()
  const limit = limitSetting.use()
  const records = useJobBook()
  const spent = records.reduce((sum, each) => sum + countedMicroUsd(each), 0)
  return (
    <div className="flex items-center justify-between gap-3 text-muted text-sm">
      <span>{strings.cost.spent(toUsd(spent))}</span>
      <span className="flex items-center gap-2">
        <label htmlFor={id}>{strings.cost.limit} $</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          placeholder={strings.cost.noLimit}
          value={limit}
          onChange={(event) => {
            const next = event.target.value.replace(',', '.')
            if (/^\d*\.?\d{0,2}$/.test(next)) limitSetting.set(next)
          }}
          className="h-8 w-20 rounded-md border border-edge bg-surface px-2 text-right text-ink placeholder:text-muted"
        />
      </span>
    </div>
  )
}
