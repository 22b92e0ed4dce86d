import { corrections } from '../../overlay/corrections.ts'
import type { Endpoint } from './findEndpoint.ts'
import type { JsonObject } from './json.ts'

/** A copy of the document with every correction applied. */
export function applyOverlay(
  document: JsonObject,
  endpoint: Endpoint,
): JsonObject {
  const corrected = structuredClone(document)
  for (const correction of corrections) correction.apply(corrected, endpoint)
  return corrected
}
