import { useId } from 'react'
import { classNames } from './classNames.ts'
import { FieldError } from './FieldError.tsx'

type SegmentedProps<Value extends string | number> = {
  legend: string
  values: readonly Value[]
  value: Value | undefined
  onChange: (value: Value) => void
  format?: (value: Value) => string
  error?: string | undefined
}

/** One of a few values: native radio buttons that look like one strip. */
export function Segmented<Value extends string | number>(
  props: SegmentedProps<Value>,
) {
  const name = useId()
  const { values, value, onChange, format = String, error } = props
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend className="mb-1.5 text-sm font-medium">{props.legend}</legend>
      <div className="flex gap-0.5 rounded-lg bg-raised p-0.5">
        {values.map((each) => (
          <label
            key={each}
            className={classNames(
              'relative flex h-8 min-w-0 flex-1 items-center justify-center rounded-md px-1 text-sm transition-colors',
              each === value
                ? 'bg-lift font-semibold shadow-sm shadow-black/10'
                : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              className="absolute inset-0 m-0 cursor-pointer appearance-none rounded-md"
              name={name}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            {format(each)}
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} message={error} />
    </fieldset>
  )
}
