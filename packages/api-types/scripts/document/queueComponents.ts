import { isObject, type Json, type JsonObject, objectAt } from './json.ts'

/**
 * A document with nothing but the components of the queue itself: what the
 * corrections added, the status, which every document of fal has, and under
 * `pathItems` what can be asked of any request: status, stream, cancel, and
 * the parameters of a submit.
 *
 * @param served the document as fal serves it
 * @param corrected the same with every correction applied
 */
export function queueComponents(
  served: JsonObject,
  corrected: JsonObject,
): JsonObject {
  const own = objectAt(objectAt(served, 'components'), 'schemas')
  const components = objectAt(corrected, 'components')
  const schemas = Object.fromEntries(
    Object.entries(objectAt(components, 'schemas')).filter(
      ([key]) => key === 'QueueStatus' || !isObject(own[key]),
    ),
  )
  const pathItems = Object.fromEntries(
    Object.entries(objectAt(corrected, 'paths')).flatMap(nameItem),
  )
  return {
    openapi: corrected.openapi,
    info: { title: 'The queue of fal', version: '1.0.0' },
    paths: {},
    components: { ...components, schemas, pathItems },
  }
}

/** Of a submit only the parameters are the same for all. */
function nameItem([path, item]: [string, Json | undefined]) {
  const parts = path.split('/requests/')
  const verb = parts[1]?.split('/').slice(1).pop()
  if (verb !== undefined) return [[verb, item] as const]
  if (parts.length > 1 || !isObject(item)) return []
  const { parameters } = objectAt(item, 'post')
  return [['submit', { post: { parameters, responses: {} } }] as const]
}
