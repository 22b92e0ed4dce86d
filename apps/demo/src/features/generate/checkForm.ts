import { createSchema, type EndpointFields } from '@falvideo/api-types/fields'
import { fieldLabel } from './fieldLabel.ts'
import { type FormValues, toInput } from './toInput.ts'

/** What is wrong with a form, by field name. */
export type FormErrors = Readonly<Record<string, string>>

/**
 * Holds a form against the endpoint's own schema: what is checked is the input
 * that would be sent. A picture that is a file has no address yet; one stands
 * in for it. Messages use the names that the form shows.
 */
export function checkForm(
  fields: EndpointFields,
  values: FormValues,
): FormErrors {
  const input = toInput(fields.input, values, ({ source }) =>
    typeof source === 'string' ? source : 'https://v3.fal.media/file',
  )
  const checked = createSchema(fields)['~standard'].validate(input)
  const errors: Record<string, string> = {}
  for (const { message, path } of checked.issues ?? []) {
    const name = String(path[0] ?? '')
    const title = fields.input.find((field) => field.name === name)?.title
    // The first objection to a field is enough to go on.
    errors[name] ??= title ? message.replace(title, fieldLabel(name)) : message
  }
  return errors
}
