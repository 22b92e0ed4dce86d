import { isList, isObject, type Json, type JsonObject } from './json.ts'

/** What is done with each schema of a document. */
export type MapSchema = (schema: Json | undefined) => Json

/**
 * A copy of the parts of a document from which types are made, with every
 * schema at the top of its place replaced. Samples are left out.
 */
export function mapSchemas(
  document: JsonObject,
  mapSchema: MapSchema,
): JsonObject {
  const { openapi, info, paths, components } = document
  return {
    openapi,
    info,
    paths: mapNode(paths, mapSchema),
    components: isObject(components)
      ? mapComponents(components, mapSchema)
      : {},
  }
}

const kinds = [
  'headers',
  'parameters',
  'pathItems',
  'requestBodies',
  'responses',
] as const

function mapComponents(components: JsonObject, mapSchema: MapSchema) {
  const mapped: JsonObject = {}
  if (isObject(components.schemas))
    mapped.schemas = Object.fromEntries(
      Object.keys(components.schemas)
        .sort()
        .map((key) => [
          key,
          mapSchema((components.schemas as JsonObject)[key]),
        ]),
    )
  for (const kind of kinds)
    if (isObject(components[kind]))
      mapped[kind] = mapNode(components[kind], mapSchema)
  return mapped
}

function mapNode(node: Json | undefined, mapSchema: MapSchema): Json {
  if (isList(node)) return node.map((item) => mapNode(item, mapSchema))
  if (!isObject(node)) return node ?? null
  return Object.fromEntries(
    Object.keys(node)
      .sort()
      .filter((key) => key !== 'example' && key !== 'examples')
      .map((key) => [
        key,
        key === 'schema' ? mapSchema(node[key]) : mapNode(node[key], mapSchema),
      ]),
  )
}
