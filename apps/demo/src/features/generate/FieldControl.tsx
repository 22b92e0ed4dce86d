import { type Control, useController } from 'react-hook-form'
import { strings } from '../../strings.ts'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { type FormField, fieldKind } from './fieldKinds.ts'
import { fieldLabel } from './fieldLabel.ts'
import { PromptField } from './PromptField.tsx'
import type { FormValues } from './toInput.ts'

type FieldControlProps = {
  field: FormField
  control: Control<FormValues>
}

const formats: Record<string, (value: unknown) => string> = {
  duration: strings.form.seconds,
  fps: strings.form.fps,
}

/** More choices than this are a list; fewer are a strip. */
const stripLimit = 5

/** The control of one field that is no picture. */
export function FieldControl({ field, control }: FieldControlProps) {
  const { field: bound, fieldState } = useController({
    name: field.name,
    control,
  })
  const label = fieldLabel(field.name)
  const error = fieldState.error?.message
  const kind = fieldKind(field)

  if (kind === 'text') {
    return (
      <PromptField
        label={label}
        value={String(bound.value ?? '')}
        onChange={bound.onChange}
        onBlur={bound.onBlur}
        inputRef={bound.ref}
        maxLength={field.maxLength}
        required={field.required}
        error={error}
      />
    )
  }
  if (kind === 'switch') {
    return (
      <Switch
        label={label}
        checked={bound.value === true}
        onChange={bound.onChange}
      />
    )
  }
  if (kind === 'number') {
    return (
      <NumberInput
        label={label}
        value={bound.value as number | undefined}
        minimum={field.minimum}
        maximum={field.maximum}
        onChange={bound.onChange}
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
      value={bound.value as string | number | undefined}
      onChange={bound.onChange}
      format={formats[field.name] ?? String}
      error={error}
    />
  )
}
