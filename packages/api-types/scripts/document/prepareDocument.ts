import { applyOverlay } from './applyOverlay.ts'
import { checkReferences } from './checkReferences.ts'
import { DocumentError } from './DocumentError.ts'
import { type Endpoint, findEndpoint } from './findEndpoint.ts'
import { hoistReferences } from './hoistReferences.ts'
import { isObject, type JsonObject } from './json.ts'
import { sortKeys } from './sortKeys.ts'

/** A document that can be generated from. */
export interface Prepared {
  endpoint: Endpoint
  /** As fal serves it, keys sorted. */
  served: JsonObject
  /** With every correction applied. */
  corrected: JsonObject
}

/**
 * Reads a document of fal: finds what it is of, refuses what leads nowhere,
 * applies the corrections. The order of keys in the input changes nothing.
 *
 * @throws DocumentError when it is no document of a fal queue, or broken.
 */
export function prepareDocument(value: unknown): Prepared {
  if (!isObject(value) || !isObject(value.paths))
    throw new DocumentError('not an OpenAPI document: it has no paths')
  const served = sortKeys(value)
  checkReferences(served)
  const endpoint = findEndpoint(served)
  hoistReferences(served)
  return { endpoint, served, corrected: applyOverlay(served, endpoint) }
}
