import { distinctResponses } from './distinctResponses.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from './json.ts'

/** What is done with each schema of a document. */
export type MapSchema = (schema: Json | undefined) => Json

/**
 * The parts of a document from which types are made, in the form the
 * specification gives them, with every schema replaced. Samples, operation ids
 * and whatever stands where it does not belong are left out.
 */
export function typingDocument(
  document: JsonObject,
  mapSchema: MapSchema,
): JsonObject {
  const components = objectAt(document, 'components')
  const part = (kind: string, map: (value: JsonObject) => Json) =>
    mapEntries(objectAt(components, kind), (value) => orReference(value, map))
  const body = (value: JsonObject) => mapBody(value, mapSchema)
  return {
    openapi: '3.1.0',
    info: { title: 'types', version: '1.0.0' },
    paths: mapEntries(objectAt(document, 'paths'), (item) =>
      mapItem(item, document, mapSchema),
    ),
    components: {
      schemas: mapSchemas(objectAt(components, 'schemas'), mapSchema),
      responses: part('responses', body),
      parameters: part('parameters', (one) => mapParameter(one, mapSchema)),
      requestBodies: part('requestBodies', body),
      headers: part('headers', (one) => mapParameter(one, mapSchema)),
      pathItems: part('pathItems', (item) =>
        mapItem(item, document, mapSchema),
      ),
    },
  }
}

/** The objects among the values replaced, keys sorted. */
function mapEntries(
  entries: JsonObject,
  map: (value: JsonObject) => Json,
): JsonObject {
  const values = Object.keys(entries)
    .sort()
    .flatMap((key) => {
      const value = entries[key]
      return isObject(value) ? [[key, map(value)] as const] : []
    })
  return Object.fromEntries(values)
}

/** As {@link mapEntries}, but a schema may be true or false. */
function mapSchemas(schemas: JsonObject, mapSchema: MapSchema): JsonObject {
  const keys = Object.keys(schemas).sort()
  return Object.fromEntries(keys.map((key) => [key, mapSchema(schemas[key])]))
}

function orReference(
  value: JsonObject,
  map: (value: JsonObject) => Json,
): Json {
  return typeof value.$ref === 'string' ? { $ref: value.$ref } : map(value)
}

const methods = [
  'delete',
  'get',
  'head',
  'options',
  'patch',
  'post',
  'put',
  'trace',
]

function mapItem(
  item: JsonObject,
  document: JsonObject,
  mapSchema: MapSchema,
): JsonObject {
  const known = methods.filter((method) => isObject(item[method]))
  return {
    ...mapParameters(item, mapSchema),
    ...Object.fromEntries(
      known.map((method) => [
        method,
        mapOperation(objectAt(item, method), document, mapSchema),
      ]),
    ),
  }
}

function mapOperation(
  from: JsonObject,
  document: JsonObject,
  mapSchema: MapSchema,
): JsonObject {
  const body = (value: JsonObject) =>
    orReference(value, (one) => mapBody(one, mapSchema))
  const { requestBody } = from
  const responses = distinctResponses(objectAt(from, 'responses'), document)
  return {
    ...mapParameters(from, mapSchema),
    ...(isObject(requestBody) ? { requestBody: body(requestBody) } : {}),
    responses: mapEntries(responses, body),
  }
}

function mapParameters(from: JsonObject, mapSchema: MapSchema): JsonObject {
  if (!isList(from.parameters)) return {}
  const parameters = from.parameters
    .filter(isObject)
    .filter(
      ({ $ref, name, in: place }) =>
        typeof $ref === 'string' ||
        (typeof name === 'string' && places.includes(String(place))),
    )
  return {
    parameters: parameters.map((one) =>
      orReference(one, (value) => mapParameter(value, mapSchema)),
    ),
  }
}

const places = ['cookie', 'header', 'path', 'query']

/** A parameter or a header. */
function mapParameter(from: JsonObject, mapSchema: MapSchema): JsonObject {
  const { name, in: place, required } = from
  return {
    ...(name === undefined ? {} : { name, in: place }),
    ...description(from),
    required: required === true || place === 'path',
    schema: mapSchema(from.schema),
  }
}

/** A request body or a response. */
function mapBody(from: JsonObject, mapSchema: MapSchema): JsonObject {
  const { content, headers, required } = from
  return {
    description: '',
    ...description(from),
    ...(required === true ? { required } : {}),
    ...(isObject(headers)
      ? {
          headers: mapEntries(headers, (one) =>
            orReference(one, (value) => mapParameter(value, mapSchema)),
          ),
        }
      : {}),
    ...(isObject(content)
      ? {
          content: mapEntries(content, ({ schema }) => ({
            schema: mapSchema(schema),
          })),
        }
      : {}),
  }
}

function description({ description: text }: JsonObject): JsonObject {
  return typeof text === 'string' ? { description: text } : {}
}
