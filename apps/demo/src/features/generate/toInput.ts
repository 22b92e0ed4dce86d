import { isPicture } from '../upload/picture.ts'
import { type FormField, fieldKind } from './fieldKinds.ts'

export type FormValues = Record<string, unknown>

/** Values for the fields: those there are where they fit, else defaults. */
export function fitValues(
  fields: readonly FormField[],
  values: FormValues,
): FormValues {
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.name]
      const fits =
        value !== undefined &&
        (field.enum?.some((each) => each === value) ?? true)
      return [field.name, fits ? value : defaultValue(field)]
    }),
  )
}

/** The documented default; nothing else is made up. */
function defaultValue(field: FormField): unknown {
  return field.default ?? (fieldKind(field) === 'text' ? '' : undefined)
}

/**
 * The input that is priced, shown as code and sent, in fal's order. A picture
 * becomes `media(picture)`: the file to send, or an address to show. What was
 * left empty is left out, except where the field is required: then it stays,
 * and the check names it.
 */
export function toInput<Media>(
  fields: readonly FormField[],
  values: FormValues,
  media: (picture: { source: File | string }) => Media,
): Record<string, unknown> {
  const entries = fields.flatMap(({ name, required }): [string, unknown][] => {
    const value = values[name]
    if (isPicture(value)) return [[name, media(value)]]
    const empty = value === undefined || value === null || value === ''
    if (empty && !(required && value === '')) return []
    return [[name, value]]
  })
  return Object.fromEntries(entries)
}
