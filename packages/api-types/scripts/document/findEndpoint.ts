import { DocumentError } from './DocumentError.ts'
import {
  ensureObject,
  isObject,
  type JsonObject,
  objectAt,
  stringAt,
} from './json.ts'
import { resolvePointer, schemaKey, schemaReference } from './pointer.ts'

/** Where a document keeps what the generator needs. */
export interface Endpoint {
  /** `fal-ai/ltx-2/image-to-video`. */
  id: string
  /** `fal-ai/ltx-2`: what the request paths start with. */
  app: string
  /** `image-to-video`; an empty string when the document names none. */
  category: string
  /** The key of the input among the schemas. */
  input: string
  /** The key of the output among the schemas. */
  output: string
}

/**
 * Finds id, input and output the way that holds over the whole catalogue: the
 * id in `info.x-fal-metadata`, else the path that is posted to; the input in
 * that path's request body; the output in the 200 of
 * `GET …/requests/{request_id}`. Names of schemas say nothing: they repeat,
 * and some end otherwise. A schema written in place is moved among the
 * components, so that every input and output has a key.
 *
 * @throws DocumentError when one of the three is not there.
 */
export function findEndpoint(document: JsonObject): Endpoint {
  const paths = objectAt(document, 'paths')
  const metadata = objectAt(objectAt(document, 'info'), 'x-fal-metadata')
  const path = findSubmitPath(paths, stringAt(metadata, 'endpointId'))
  const id = path.replace(/^\/+|\/+$/g, '')
  const submit = objectAt(objectAt(paths, path), 'post')
  const request = bodySchema(document, submit.requestBody)
  if (!request) throw new DocumentError(`POST ${path} takes no JSON body`)
  const resultPath = findResultPath(paths, path)
  const result = objectAt(objectAt(paths, resultPath), 'get')
  const answer = bodySchema(document, objectAt(result, 'responses')['200'])
  if (!answer)
    throw new DocumentError(`GET ${resultPath} describes no JSON result`)
  return {
    id,
    app: appOf(id),
    category: stringAt(metadata, 'category') ?? '',
    input: keyOf(document, request, 'Input'),
    output: keyOf(document, answer, 'Output'),
  }
}

/** Owner and app of an id; `workflows/` and `comfy/` shift them by one. */
function appOf(id: string): string {
  const parts = id.split('/')
  const namespaced = parts[0] === 'workflows' || parts[0] === 'comfy'
  return parts.slice(0, namespaced ? 3 : 2).join('/')
}

function findSubmitPath(paths: JsonObject, id: string | undefined): string {
  const posted = Object.keys(paths).filter((path) =>
    isObject(objectAt(paths, path).post),
  )
  if (id !== undefined) {
    const wanted = posted.find((path) => path.replace(/\/+$/, '') === `/${id}`)
    if (wanted === undefined)
      throw new DocumentError(`no POST /${id}, though the document is named so`)
    return wanted
  }
  const plain = posted.filter((path) => !path.includes('{'))
  const [path] = plain
  if (path === undefined || plain.length > 1)
    throw new DocumentError(
      plain.length > 1
        ? `no endpoint id, and several paths are posted to: ${plain.join(', ')}`
        : 'no endpoint id and no path that is posted to',
    )
  return path
}

function findResultPath(paths: JsonObject, submitPath: string): string {
  const read = Object.keys(paths)
    .filter((path) => /\/requests\/\{[^/{}]+\}\/?$/.test(path))
    .filter((path) => isObject(objectAt(paths, path).get))
  const own = read.find((path) =>
    path.startsWith(`${submitPath.replace(/\/+$/, '')}/requests/`),
  )
  const found = own ?? (read.length === 1 ? read[0] : undefined)
  if (found === undefined)
    throw new DocumentError(
      `no GET ${submitPath}/requests/{request_id}, where the output would be`,
    )
  return found
}

/** The JSON media type of a request body or response, references followed. */
function bodySchema(
  document: JsonObject,
  body: unknown,
): JsonObject | undefined {
  const content = objectAt(follow(document, body), 'content')
  const types = Object.keys(content)
  const type = types.find((name) => /^application\/(.+\+)?json\b/.test(name))
  if (type === undefined) return undefined
  const media = objectAt(content, type)
  return 'schema' in media ? media : undefined
}

function follow(document: JsonObject, value: unknown): JsonObject {
  let current = value
  for (let step = 0; step < 10 && isObject(current); step++) {
    const reference = stringAt(current, '$ref')
    if (reference === undefined) return current
    current = resolvePointer(document, reference)
  }
  return {}
}

/** The key of the schema in a media type, after moving it if it has none. */
function keyOf(document: JsonObject, media: JsonObject, suffix: string) {
  const schema = media.schema
  if (isObject(schema)) {
    const reference = stringAt(schema, '$ref')
    const key = reference === undefined ? undefined : schemaKey(reference)
    if (key !== undefined && Object.keys(schema).length === 1) return key
  }
  const schemas = ensureObject(ensureObject(document, 'components'), 'schemas')
  let key = suffix
  while (key in schemas) key = `${key}_`
  schemas[key] = schema
  media.schema = { $ref: schemaReference(key) }
  return key
}
