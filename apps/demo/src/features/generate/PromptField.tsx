import { useId } from 'react'
import { strings } from '../../strings.ts'
import { FieldError } from '../../ui/FieldError.tsx'

type PromptFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number | undefined
  required: boolean
  error: string | undefined
}

/** Many lines of text with a counter, and examples while it is empty. */
export function PromptField(props: PromptFieldProps) {
  const id = useId()
  const { value, maxLength, error } = props
  const over = maxLength !== undefined && value.length > maxLength
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {props.label}
        </label>
        {maxLength !== undefined && (
          <span
            id={`${id}-count`}
            className={over ? 'text-xs text-danger' : 'text-xs text-muted'}
          >
            {strings.form.counter(value.length, maxLength)}
          </span>
        )}
      </div>
      <textarea
        id={id}
        rows={4}
        value={value}
        onChange={(event) => props.onChange(event.target.value)}
        placeholder={strings.form.promptPlaceholder}
        aria-required={props.required}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-count${error ? ` ${id}-error` : ''}`}
        className="block min-h-28 w-full resize-y rounded-lg border border-edge bg-surface px-3 py-2.5 text-base leading-relaxed placeholder:text-muted aria-invalid:border-danger"
      />
      <FieldError id={`${id}-error`} message={error} />
      <ul
        aria-label={strings.form.examples}
        className="mt-2 flex flex-col items-start gap-0.5"
      >
        {strings.form.examplePrompts.map((example) => (
          <li key={example} className="max-w-full">
            <button
              type="button"
              onClick={() => props.onChange(example)}
              className="max-w-full truncate rounded py-0.5 text-left text-sm text-muted underline decoration-line underline-offset-4 hover:text-ink hover:decoration-edge"
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
