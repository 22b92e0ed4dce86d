import { useId } from 'react'

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
  return (
    <div>
      <div className="flex justify-between text-sm">
        <label htmlFor={id} className="font-medium">
          {props.label}
        </label>
        <span className="text-muted">{props.format(props.value)}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={props.maximum}
        value={props.value}
        aria-valuetext={props.format(props.value)}
        onChange={(event) => props.onChange(event.target.valueAsNumber)}
        className="h-8 w-full accent-ink"
      />
    </div>
  )
}
