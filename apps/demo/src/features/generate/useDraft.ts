import type { EndpointFields } from '@falvideo/api-types/fields'
import { useEffect, useState } from 'react'
import { checkForm, type FormErrors } from './checkForm.ts'
import { draftSetting } from './draftSetting.ts'
import { type FormValues, fitValues } from './toInput.ts'

export type Draft = {
  /** Of every field of the endpoint. */
  values: FormValues
  /** Empty until the first click; from then on as one types. */
  errors: FormErrors
  setValue: (name: string, value: unknown) => void
  /** Whether it can be sent; if not, the first wrong field gets the focus. */
  check: () => boolean
}

/**
 * The form of an endpoint, as it was left. Another endpoint shows the values
 * of the fields that it knows too, as far as they are among its choices; the
 * others come back with the endpoint that has them.
 */
export function useDraft(endpoint: EndpointFields): Draft {
  const [kept, setKept] = useState<FormValues>(draftSetting.read)
  const [asked, setAsked] = useState(false)
  useEffect(() => draftSetting.write(kept), [kept])

  const values = fitValues(endpoint.input, kept)
  return {
    values,
    errors: asked ? checkForm(endpoint, values) : {},
    setValue: (name, value) =>
      setKept((before) => ({ ...before, [name]: value })),
    check() {
      const good = Object.keys(checkForm(endpoint, values)).length === 0
      setAsked(!good)
      // Once the fields are marked.
      if (!good) requestAnimationFrame(focusFirstWrong)
      return good
    },
  }
}

function focusFirstWrong() {
  const found = document.querySelector('[aria-invalid="true"]')
  if (found instanceof HTMLElement) found.focus()
}
