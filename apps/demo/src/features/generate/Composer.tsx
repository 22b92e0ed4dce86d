import type { RefObject } from 'react'
import { strings } from '../../strings.ts'
import { Select } from '../../ui/Select.tsx'
import { SpendingLimit } from '../cost/SpendingLimit.tsx'
import { describeFit } from '../upload/describeFit.ts'
import { PictureInput } from '../upload/PictureInput.tsx'
import type { Picture } from '../upload/picture.ts'
import { endpoints } from './endpoints.ts'
import { FieldControl } from './FieldControl.tsx'
import { fieldKind } from './fieldKinds.ts'
import { fieldLabel } from './fieldLabel.ts'
import { SubmitBar } from './SubmitBar.tsx'
import type { ComposerState } from './useComposer.ts'

const endpointIds = endpoints.map(({ id }) => id)
/** From what one sees first to what one sets last. */
const order = ['picture', 'text', 'choice', 'number', 'switch']

type ComposerProps = {
  composer: ComposerState
  /** Gets the file input of the first picture, for the stage to open. */
  fileInput: RefObject<HTMLInputElement | null>
}

/** The form, made from the fields of the endpoint. */
export function Composer({ composer, fileInput }: ComposerProps) {
  const { fields, draft, pictureField, ratio } = composer
  const { values, errors, setValue } = draft
  const sorted = fields.toSorted(
    (a, b) => order.indexOf(fieldKind(a)) - order.indexOf(fieldKind(b)),
  )
  return (
    <form
      noValidate
      aria-label={strings.form.label}
      onSubmit={(event) => {
        event.preventDefault()
        composer.submit()
      }}
      className="flex flex-col gap-5"
    >
      <Select
        legend={strings.form.endpoint}
        values={endpointIds}
        value={composer.endpoint.id}
        onChange={composer.setEndpointId}
      />
      {sorted.map((field) => {
        const { name, required } = field
        if (fieldKind(field) !== 'picture') {
          return (
            <FieldControl
              key={name}
              error={errors[name]}
              field={field}
              value={values[name]}
              onChange={(value) => setValue(name, value)}
            />
          )
        }
        const picture = values[name] as Picture | undefined
        return (
          <PictureInput
            key={name}
            error={errors[name]}
            label={fieldLabel(name)}
            value={picture}
            required={required}
            notes={
              picture ? describeFit(picture, ratio, values.resolution) : []
            }
            inputRef={field === pictureField ? fileInput : undefined}
            onPick={(source) => void composer.takePicture(name, source)}
            onRemove={() => setValue(name, undefined)}
          />
        )
      })}
      <SubmitBar cost={composer.cost} starting={composer.starting} />
      <SpendingLimit />
    </form>
  )
}
