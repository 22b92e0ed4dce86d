/** A field of an endpoint, as far as a form needs to know it. */
export type FormField = {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly nullable?: boolean | undefined
  readonly description?: string | undefined
  readonly default?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly maxLength?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}

export type FieldKind = 'picture' | 'text' | 'choice' | 'switch' | 'number'

/**
 * The control for a field, decided by its data alone, so that another endpoint
 * brings its own form. fal marks media only by the end of the name.
 */
export function fieldKind(field: FormField): FieldKind {
  if (field.enum !== undefined) return 'choice'
  if (field.type === 'boolean') return 'switch'
  if (field.type === 'integer' || field.type === 'number') return 'number'
  return field.name.endsWith('image_url') ? 'picture' : 'text'
}
