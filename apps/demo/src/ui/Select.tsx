import { useId } from 'react'
import { FieldError } from './FieldError.tsx'

type SelectProps<Value extends string | number> = {
  legend: string
  /** Keeps the name for screen readers only. */
  hideLegend?: boolean
  values: readonly Value[]
  value: Value | undefined
  onChange: (value: Value) => void
  format?: (value: Value) => string
  error?: string | undefined
}

/** One of many values: a native list, which keeps numbers numbers. */
export function Select<Value extends string | number>(
  props: SelectProps<Value>,
) {
  const id = useId()
  const { values, value, onChange, format = String, error } = props
  return (
    <div className="min-w-0">
      <label
        htmlFor={id}
        className={
          props.hideLegend ? 'sr-only' : 'mb-1.5 block text-sm font-medium'
        }
      >
        {props.legend}
      </label>
      <select
        id={id}
        value={value === undefined ? -1 : values.indexOf(value)}
        onChange={(event) => {
          const next = values[Number(event.target.value)]
          if (next !== undefined) onChange(next)
        }}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        className="h-9 w-full rounded-md border border-edge bg-surface px-2 text-sm"
      >
        {values.map((each, index) => (
          <option key={each} value={index}>
            {format(each)}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
