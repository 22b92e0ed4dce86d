import type {
  DocumentBody,
  DocumentSchema,
  OpenApiDocument,
} from '@falvideo/api-types'
import { documents } from '@falvideo/api-types/documents'
import type { InputSchema } from './validate.ts'

/** What the emulator needs of an endpoint's OpenAPI document. */
export type Endpoint = {
  id: string
  category: string
  document: OpenApiDocument
  input: InputSchema
}

/** Ids of all endpoints that are emulated. */
export const endpointIds: readonly string[] = Object.keys(documents)

const endpoints = new Map<string, Endpoint>(
  Object.entries(documents).map(([id, document]) => [
    id,
    readEndpoint(id, document),
  ]),
)

/** An endpoint by its full id. */
export function getEndpoint(id: string): Endpoint | undefined {
  return endpoints.get(id)
}

/** Whether any endpoint lives in the app `owner/app`. */
export function hasApp(app: string): boolean {
  return endpointIds.some((id) => id === app || id.startsWith(`${app}/`))
}

function readEndpoint(id: string, document: OpenApiDocument): Endpoint {
  const metadata = document.info['x-fal-metadata'] as Record<string, unknown>
  const submit = document.paths[`/${id}`]?.post
  return {
    id,
    category: String(metadata.category),
    document,
    input: resolve(document, submit?.requestBody) as InputSchema,
  }
}

/** The schema of a body, found by its reference: names follow no rule. */
function resolve(
  document: OpenApiDocument,
  body: DocumentBody | undefined,
): DocumentSchema {
  const reference = body?.content?.['application/json']?.schema?.$ref
  const name = String(reference).split('/').at(-1) ?? ''
  const schema = document.components.schemas[name]
  if (!schema) throw new Error(`no input in ${String(document.info.title)}`)
  return schema
}
