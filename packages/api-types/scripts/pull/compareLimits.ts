import type { Shape } from '../../src/fields/field.ts'
import { type Change, classOf, type Side } from './Change.ts'

const least = [
  'minLength',
  'minimum',
  'exclusiveMinimum',
  'minItems',
  'minProperties',
] as const
const most = [
  'maxLength',
  'maximum',
  'exclusiveMaximum',
  'maxItems',
  'maxProperties',
] as const
const rules = ['pattern', 'multipleOf', 'uniqueItems'] as const

/**
 * Limits that the types do not show. A tighter one on an input is breaking all
 * the same: what compiles and was taken is refused, by our validator and by
 * fal. On an output it changes nothing for anyone.
 */
export function compareLimits(
  before: Shape,
  after: Shape,
  where: string,
  side: Side,
): Change[] {
  const changes: Change[] = []
  const tell = (tighter: boolean, key: keyof Shape) =>
    changes.push({
      class:
        side === 'output'
          ? 'neutral'
          : classOf(tighter ? 'narrower' : 'wider', side),
      where,
      what: `${key} was ${before[key] ?? 'not given'}, is ${after[key] ?? 'not given'}`,
    })
  for (const key of least)
    if (before[key] !== after[key])
      tell((after[key] ?? -Infinity) > (before[key] ?? -Infinity), key)
  for (const key of most)
    if (before[key] !== after[key])
      tell((after[key] ?? Infinity) < (before[key] ?? Infinity), key)
  for (const key of rules)
    if (before[key] !== after[key]) tell(after[key] !== undefined, key)
  if (before.format !== after.format)
    changes.push({
      class: 'neutral',
      where,
      what: `format was ${before.format ?? 'not given'}, is ${after.format ?? 'not given'}`,
    })
  return changes
}
