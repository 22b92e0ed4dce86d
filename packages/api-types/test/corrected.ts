import type { Correction } from '../overlay/Correction.ts'
import { findEndpoint } from '../scripts/document/findEndpoint.ts'
import type { Json, JsonObject } from '../scripts/document/json.ts'
import { resolvePointer } from '../scripts/document/pointer.ts'

/** A document after some corrections, and a way to look into it. */
export interface Corrected {
  document: JsonObject
  at: (...tokens: string[]) => Json | undefined
}

/** Applies corrections in order, twice over: a second time changes nothing. */
export function corrected(
  document: JsonObject,
  ...corrections: readonly Correction[]
): Corrected {
  const copy = structuredClone(document)
  const endpoint = findEndpoint(copy)
  for (const correction of corrections) {
    correction.apply(copy, endpoint)
    const once = JSON.stringify(copy)
    correction.apply(copy, endpoint)
    if (JSON.stringify(copy) !== once)
      throw new Error(`${correction.name} changes what it corrected`)
  }
  const pointer = (tokens: string[]) =>
    tokens.map((token) => token.replaceAll('/', '~1')).join('/')
  return {
    document: copy,
    at: (...tokens) => resolvePointer(copy, `#/${pointer(tokens)}`),
  }
}
