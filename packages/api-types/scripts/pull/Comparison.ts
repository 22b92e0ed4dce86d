import type { Shape } from '../../src/fields/field.ts'
import type { Change, Side } from './Change.ts'

/** Named shapes of either document. */
export type Named = { readonly [name: string]: Shape }

/** What stays the same while two documents are compared. */
export interface Comparison {
  side: Side
  before: Named
  after: Named
  /** Pairs of names that are being compared, against running in circles. */
  seen: ReadonlySet<string>
}

/** Compares what a value was with what it is. */
export type CompareShape = (
  before: Shape,
  after: Shape,
  where: string,
  comparison: Comparison,
) => Change[]
