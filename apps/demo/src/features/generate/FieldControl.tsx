import { strings } from '../../strings.ts'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { type FormField, fieldKind } from './fieldKinds.ts'
import { fieldLabel } from './fieldLabel.ts'
import { PromptField } from './PromptField.tsx'

type FieldControlProps = {
  field: FormField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

const formats: Record<string, (value: unknown) => string> = {
  duration: strings.form.seconds,
  fps: strings.form.fps,
}

/** More choices than this are a list; fewer are a strip. */
const stripLimit = 5

/** The control of one field that is no picture. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, error, onChange } = props
  const label = fieldLabel(field.name)
  const kind = fieldKind(field)

  if (kind === 'text') {
    return (
      <PromptField
        label={label}
        value={String(value ?? '')}
        onChange={onChange}
        maxLength={field.maxLength}
        required={field.required}
        error={error}
      />
    )
  }
  if (kind === 'switch') {
    return <Switch label={label} checked={value === true} onChange={onChange} />
  }
  if (kind === 'number') {
    return (
      <NumberInput
        label={label}
        value={value as number | undefined}
        minimum={field.minimum}
        maximum={field.maximum}
        onChange={onChange}
        error={error}
      />
    )
  }
  const values = (field.enum ?? []) as readonly (string | number)[]
  const Choice = values.length > stripLimit ? Select : Segmented
  return (
    <Choice
      legend={label}
      values={values}
      value={value as string | number | undefined}
      onChange={onChange}
      format={formats[field.name] ?? String}
      error={error}
    />
  )
}
