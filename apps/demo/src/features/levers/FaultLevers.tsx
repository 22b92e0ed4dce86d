import { useQuery, useQueryClient } from '@tanstack/react-query'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { emulatorApi } from './emulatorApi.ts'
import { faults } from './faults.ts'

const text = strings.levers

/** Faults to arm; each is used up by what it hits. */
export function FaultLevers() {
  const client = useQueryClient()
  const key = ['levers', 'faults']
  const armed = useQuery({
    queryKey: key,
    queryFn: emulatorApi.getFaults,
    refetchInterval: 1000,
  })
  const act = (action: Promise<unknown>) =>
    void action.then(() => client.invalidateQueries({ queryKey: key }))
  const isArmed = (kind: string, route: string) =>
    armed.data?.some((each) => each.kind === kind && each.route === route) ??
    false
  return (
    <section aria-labelledby="levers-faults">
      <div className="flex items-center justify-between">
        <h3 id="levers-faults" className="font-semibold text-base">
          {text.faultsTitle}
        </h3>
        <Button
          look="bare"
          disabled={(armed.data ?? []).length === 0}
          onClick={() => act(emulatorApi.clearFaults())}
        >
          {text.disarm}
        </Button>
      </div>
      <ul className="mt-1 divide-y divide-line">
        {faults.map(({ id, fault }) => {
          const on = isArmed(fault.kind, fault.route)
          const { name, watch } = text.faults[id]
          return (
            <li key={id} className="flex items-center gap-3 py-3">
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">{name}</span>
                <span className="block text-muted text-sm">{watch}</span>
              </span>
              <Button
                aria-pressed={on}
                aria-label={`${text.arm}: ${name}`}
                look={on ? 'primary' : 'quiet'}
                onClick={() => act(emulatorApi.addFault(fault))}
              >
                {on ? text.armed : text.arm}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
