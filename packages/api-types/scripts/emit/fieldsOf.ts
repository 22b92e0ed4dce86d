import type { EndpointFields, Shape } from '../../src/fields/field.ts'
import { validateShape } from '../../src/fields/validateShape.ts'
import type { Endpoint } from '../document/findEndpoint.ts'
import { isObject, type JsonObject, objectAt } from '../document/json.ts'
import { fieldsOf as objectFields, toShape } from '../document/toShape.ts'

/** The input of a document as data. */
export function fieldsOf(
  document: JsonObject,
  endpoint: Endpoint,
): EndpointFields {
  const shapes = new Map<string, Shape>()
  const context = { document, shapes }
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const schema = schemas[endpoint.input]
  const input = isObject(schema) ? objectFields(schema, context) : []
  const named = Object.fromEntries(
    [...shapes].sort(([one], [other]) => (one < other ? -1 : 1)),
  )
  void toShape
  void validateShape
  return {
    id: endpoint.id,
    category: endpoint.category,
    input,
    ...(shapes.size > 0 ? { shapes: named } : {}),
  }
}
