import {
  createSchema,
  type EndpointFields,
  type StandardSchema,
} from '@falvideo/api-types/fields'
import { fieldLabel } from './fieldLabel.ts'
import { type FormValues, toInput } from './toInput.ts'

/**
 * The endpoint's own schema over the values of the form: what is checked is
 * the input that would be sent. A picture that is a file has no address yet;
 * one stands in for it. Messages use the names that the form shows.
 */
export function createFormSchema(
  fields: EndpointFields,
): StandardSchema<FormValues> {
  const schema = createSchema(fields)
  return {
    '~standard': {
      version: 1,
      vendor: 'falvideo',
      validate(values: unknown) {
        const form = values as FormValues
        const input = toInput(fields.input, form, ({ source }) =>
          typeof source === 'string' ? source : 'https://v3.fal.media/file',
        )
        const checked = schema['~standard'].validate(input)
        if (checked.issues === undefined) return { value: form }
        return {
          issues: checked.issues.map(({ message, path }) => {
            const field = fields.input.find(({ name }) => name === path[0])
            const said = field
              ? message.replace(field.title, fieldLabel(field.name))
              : message
            return { message: said, path }
          }),
        }
      },
    },
  }
}
