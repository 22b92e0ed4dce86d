import { useQuery } from '@tanstack/react-query'
import { strings } from '../../strings.ts'
import { emulatorApi } from './emulatorApi.ts'

const text = strings.levers

/** What fal would have counted. */
export function LedgerFigures() {
  const { data } = useQuery({
    queryKey: ['levers', 'ledger'],
    queryFn: emulatorApi.getLedger,
    refetchInterval: 1000,
  })
  return (
    <section aria-labelledby="levers-ledger">
      <h3 id="levers-ledger" className="font-semibold text-base">
        {text.ledgerTitle}
      </h3>
      <dl className="mt-2 grid grid-cols-3 gap-3">
        {[
          [text.spent, data ? `$${data.spentUsd}` : '–'],
          [text.submits, data?.submits ?? '–'],
          [text.jobs, data?.jobs.length ?? '–'],
        ].map(([name, value]) => (
          <div key={name} className="rounded-lg bg-raised p-3">
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="font-semibold text-lg">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
