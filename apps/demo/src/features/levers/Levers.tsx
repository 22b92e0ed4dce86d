import { useQuery, useQueryClient } from '@tanstack/react-query'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { emulatorApi, type Settings } from './emulatorApi.ts'
import { faults } from './faults.ts'

const text = strings.levers

/** The emulator's levers: faults, queue, speed, and what it has counted. */
export default function Levers({ onClose }: { onClose: () => void }) {
  return (
    <Sheet
      title={text.title}
      description={text.hint}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <div className="flex flex-col gap-8">
        <Faults />
        <Pace />
        <Counted />
      </div>
    </Sheet>
  )
}

const heading = 'font-semibold text-base'

function Faults() {
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
        <h3 id="levers-faults" className={heading}>
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

function Pace() {
  const client = useQueryClient()
  const key = ['levers', 'settings']
  const { data } = useQuery({
    queryKey: key,
    queryFn: emulatorApi.getSettings,
  })
  if (data === undefined) return null
  const set = (change: Partial<Settings>) => {
    client.setQueryData(key, { ...data, ...change })
    void emulatorApi.setSettings(change)
  }
  return (
    <section aria-labelledby="levers-pace" className="flex flex-col gap-4">
      <h3 id="levers-pace" className={heading}>
        {text.paceTitle}
      </h3>
      <Slider
        label={text.crowd}
        value={data.crowd}
        maximum={20}
        format={String}
        onChange={(crowd) => set({ crowd })}
      />
      <Slider
        label={text.queue}
        value={data.queueMs / 1000}
        maximum={60}
        format={strings.form.seconds}
        onChange={(seconds) => set({ queueMs: seconds * 1000 })}
      />
      <Slider
        label={text.run}
        value={(data.runMs ?? 0) / 1000}
        maximum={60}
        format={(seconds) =>
          data.runMs === null ? text.typical : strings.form.seconds(seconds)
        }
        onChange={(seconds) => set({ runMs: seconds * 1000 })}
      />
    </section>
  )
}

function Counted() {
  const { data } = useQuery({
    queryKey: ['levers', 'ledger'],
    queryFn: emulatorApi.getLedger,
    refetchInterval: 1000,
  })
  return (
    <section aria-labelledby="levers-ledger">
      <h3 id="levers-ledger" className={heading}>
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
