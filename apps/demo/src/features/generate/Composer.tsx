import type { FormEventHandler, ReactNode } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { PictureInput } from '../upload/PictureInput.tsx'
import type { Picture } from '../upload/picture.ts'
import { FieldControl } from './FieldControl.tsx'
import { type FormField, fieldKind } from './fieldKinds.ts'
import { fieldLabel } from './fieldLabel.ts'
import type { Draft } from './useDraft.ts'

type ComposerProps = {
  fields: readonly FormField[]
  draft: Draft
  endpointIds: readonly string[]
  endpointId: string
  onEndpoint: (id: string) => void
  onPicture: (field: string, source: File | string) => void
  /** What should be known about a picture before it is sent. */
  notesOf: (picture: Picture | undefined) => readonly string[]
  onSubmit: FormEventHandler
  /** The file input of the first picture, for the stage to open. */
  onFileInput: (element: HTMLInputElement | null) => void
  /** The price, beside the button. */
  price: ReactNode
  /** What was spent, and the limit. */
  spending: ReactNode
  /** Why nothing can be sent now, where that is so. */
  refusal: string | null
  /** Whether the last click is still on its way. */
  starting: boolean
}

/** The form, made from the fields of the endpoint. */
export function Composer(props: ComposerProps) {
  const { fields, draft } = props
  const { values, errors, setValue } = draft
  const pictures = fields.filter((field) => fieldKind(field) === 'picture')
  const texts = fields.filter((field) => fieldKind(field) === 'text')
  const others = fields.filter(
    (field) => !pictures.includes(field) && !texts.includes(field),
  )
  return (
    <form
      id="composer"
      noValidate
      aria-label={strings.form.label}
      onSubmit={props.onSubmit}
      className="flex flex-col gap-5"
    >
      <Select
        legend={strings.form.endpoint}
        values={props.endpointIds}
        value={props.endpointId}
        onChange={props.onEndpoint}
      />
      {pictures.map((field, index) => {
        const picture = values[field.name] as Picture | undefined
        return (
          <PictureInput
            key={field.name}
            label={fieldLabel(field.name)}
            value={picture}
            required={field.required}
            error={errors[field.name]}
            notes={props.notesOf(picture)}
            onInput={index === 0 ? props.onFileInput : undefined}
            onPick={(source) => props.onPicture(field.name, source)}
            onRemove={() => setValue(field.name, undefined)}
          />
        )
      })}
      {[...texts, ...others].map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={values[field.name]}
          error={errors[field.name]}
          onChange={(value) => setValue(field.name, value)}
        />
      ))}
      <div className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-paper px-4 py-3 lg:mx-0 lg:px-0">
        <div className="flex items-end justify-between gap-4">
          {props.price}
          <Button
            type="submit"
            look="primary"
            size="large"
            disabled={props.starting || props.refusal !== null}
            aria-describedby={props.refusal === null ? undefined : 'refusal'}
          >
            {strings.form.generate}
          </Button>
        </div>
        {props.refusal !== null && (
          <p id="refusal" role="status" className="mt-2 text-danger text-sm">
            {props.refusal}
          </p>
        )}
      </div>
      {props.spending}
    </form>
  )
}
