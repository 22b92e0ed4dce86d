import { useQuery, useQueryClient } from '@tanstack/react-query'
import { strings } from '../../strings.ts'
import { Slider } from '../../ui/Slider.tsx'
import { emulatorApi, type Settings } from './emulatorApi.ts'

const text = strings.levers

/** Queue and speed of the jobs to come. */
export function PaceLevers() {
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
      <h3 id="levers-pace" className="font-semibold text-base">
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
