import type { EndpointId, EndpointInput } from '../endpoint.ts'
import type { EndpointFields, Shape } from './field.ts'
import type { StandardIssue, StandardSchema } from './StandardSchema.ts'
import { validateShape } from './validateShape.ts'

/** The input type that belongs to field data, by its id. */
export type InputOf<Fields extends EndpointFields> =
  Fields['id'] extends EndpointId
    ? EndpointInput<Fields['id']>
    : Record<string, unknown>

/**
 * A validator of an endpoint's input, by the Standard Schema interface, so that
 * form and router libraries take it as it is. Issues begin with the field's
 * title and carry its name as path. Keys that the endpoint does not know are
 * refused: fal ignores them, and a misspelt field costs a video. The value comes
 * out as it went in; defaults are left to fal.
 *
 * @example
 * import { createSchema } from '@falvideo/api-types/fields'
 * import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2/image-to-video'
 *
 * const schema = createSchema(fields)
 * const result = schema['~standard'].validate({ prompt: '' })
 */
export function createSchema<const Fields extends EndpointFields>(
  fields: Fields,
): StandardSchema<InputOf<Fields>> {
  const plain = { type: 'object', properties: fields.input } as const
  const shape: Shape = fields.rule ?? plain
  return {
    '~standard': {
      version: 1,
      vendor: 'falvideo',
      validate(value) {
        const issues = validateShape(value, shape, fields.shapes)
        if (issues.length === 0) return { value: value as InputOf<Fields> }
        return { issues: issues.map((issue) => toIssue(issue, fields)) }
      },
    },
  }
}

function toIssue(
  issue: { message: string; path: readonly (string | number)[] },
  fields: EndpointFields,
): StandardIssue {
  const [name] = issue.path
  const field = fields.input.find((one) => one.name === name)
  const subject = field?.title ?? (name === undefined ? 'Input' : `"${name}"`)
  const inner = issue.path.slice(1).join('.')
  const place = inner === '' ? subject : `${subject} (${inner})`
  return { message: `${place} ${issue.message}`, path: issue.path }
}
