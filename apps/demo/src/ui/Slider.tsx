import { useEffect, useId, useState } from 'react'

type SliderProps = {
  label: string
  value: number
  maximum: number
  format: (value: number) => string
  onChange: (value: number) => void
}

/** A whole number from nothing to `maximum`, with its value written out. */
export function Slider(props: SliderProps) {
  const id = useId()
  // The owner may answer late; the handle must not jump back meanwhile.
  const [value, setValue] = useState(props.value)
  useEffect(() => setValue(props.value), [props.value])
  return (
    <div>
      <div className="flex justify-between text-sm">
        <label htmlFor={id} className="font-medium">
          {props.label}
        </label>
        <span className="text-muted">{props.format(value)}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={props.maximum}
        value={value}
        aria-valuetext={props.format(value)}
        onChange={(event) => {
          setValue(event.target.valueAsNumber)
          props.onChange(event.target.valueAsNumber)
        }}
        className="h-8 w-full accent-ink"
      />
    </div>
  )
}
