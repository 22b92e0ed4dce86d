import type { Endpoint } from '../scripts/document/findEndpoint.ts'
import type { JsonObject } from '../scripts/document/json.ts'

/** One reviewed correction to what fal's documents say. */
export interface Correction {
  /** The name of its file. */
  name: string
  /** What the document says and what is wrong with it. */
  fault: string
  /** Where the truth was read, most binding first. */
  evidence: readonly string[]
  /**
   * Puts the fault right in place. Leaves a document alone that does not have
   * the fault, so that a correction is harmless on the day fal makes it.
   */
  apply(document: JsonObject, endpoint: Endpoint): void
}
