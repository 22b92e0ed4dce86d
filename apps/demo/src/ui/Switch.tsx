import { useId } from 'react'

type SwitchProps = {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** On or off: a native checkbox with the role of a switch. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex h-9 items-center justify-between gap-3">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <span className="relative inline-flex h-6 w-10">
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          className="peer absolute inset-0 z-10 m-0 cursor-pointer appearance-none rounded-full bg-edge transition-colors checked:bg-ink"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-0.5 left-0.5 z-20 size-5 rounded-full bg-surface transition-transform peer-checked:translate-x-4"
        />
      </span>
    </div>
  )
}
