import { ImageUp, Link2, X } from 'lucide-react'
import { type RefObject, useId, useRef, useState } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/FieldError.tsx'
import { type Picture, pictureTypes } from './picture.ts'

type PictureInputProps = {
  label: string
  value: Picture | undefined
  required: boolean
  error: string | undefined
  notes: readonly string[]
  inputRef?: RefObject<HTMLInputElement | null> | undefined
  onPick: (source: File | string) => void
  onRemove: () => void
}

/** The picture row of the form: by dialog or camera roll, by address. */
export function PictureInput(props: PictureInputProps) {
  const { label, value, error, notes } = props
  const id = useId()
  const own = useRef<HTMLInputElement | null>(null)
  const dialog = props.inputRef ?? own
  const [address, setAddress] = useState<string | undefined>()
  const describedBy = [error && `${id}-error`, notes[0] && `${id}-notes`]
  const text = strings.picture

  return (
    <fieldset className="min-w-0" aria-label={label}>
      <div className="flex items-center gap-3">
        <span className="block aspect-video w-24 shrink-0 overflow-hidden rounded-md bg-raised">
          {value && (
            <img
              src={value.preview}
              alt={text.alt}
              className="size-full object-cover"
            />
          )}
        </span>
        <span className="min-w-0 flex-1">
          <label htmlFor={id} className="block text-sm font-medium">
            {label}
          </label>
          <span className="block truncate text-muted text-xs">
            {value
              ? `${value.name} · ${text.size(value.width, value.height)}`
              : '16:9'}
          </span>
        </span>
        <input
          id={id}
          ref={dialog}
          type="file"
          className="sr-only"
          accept={pictureTypes.join(',')}
          required={props.required}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file may be chosen again after it was removed.
            event.target.value = ''
            if (file) props.onPick(file)
          }}
        />
        <span className="flex shrink-0">
          <Button
            look="bare"
            size="icon"
            aria-label={strings.stage.choose}
            onClick={() => dialog.current?.click()}
          >
            <ImageUp size={18} />
          </Button>
          <Button
            look="bare"
            size="icon"
            aria-label={text.byUrl}
            aria-expanded={address !== undefined}
            onClick={() => setAddress(address === undefined ? '' : undefined)}
          >
            <Link2 size={18} />
          </Button>
          {value && (
            <Button
              look="bare"
              size="icon"
              aria-label={strings.stage.remove}
              onClick={props.onRemove}
            >
              <X size={18} />
            </Button>
          )}
        </span>
      </div>
      {address !== undefined && (
        <div className="mt-2 flex gap-2">
          <input
            type="url"
            aria-label={text.byUrl}
            value={address}
            placeholder={text.urlPlaceholder}
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              props.onPick(address)
              setAddress(undefined)
            }}
            className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-surface px-3 text-sm"
          />
          <Button
            disabled={!URL.canParse(address)}
            onClick={() => {
              props.onPick(address)
              setAddress(undefined)
            }}
          >
            {text.useUrl}
          </Button>
        </div>
      )}
      <FieldError id={`${id}-error`} message={error} />
      {notes.length > 0 && (
        <p id={`${id}-notes`} className="mt-2 text-muted text-xs">
          {notes.join(' ')}
        </p>
      )}
    </fieldset>
  )
}
