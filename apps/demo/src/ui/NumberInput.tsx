import { useId } from 'react'
import { FieldError } from './FieldError.tsx'

type NumberInputProps = {
  label: string
  value: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  onChange: (value: number | undefined) => void
  error?: string | undefined
}

/** A number, or nothing. */
export function NumberInput(props: NumberInputProps) {
  const id = useId()
  const { error } = props
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {props.label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={props.minimum}
        max={props.maximum}
        step="any"
        value={props.value ?? ''}
        onChange={(event) => {
          const { value, valueAsNumber } = event.target
          props.onChange(value === '' ? undefined : valueAsNumber)
        }}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        className="h-9 w-full rounded-md border border-edge bg-surface px-3 text-sm"
      />
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
