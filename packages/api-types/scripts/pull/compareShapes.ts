import type { Shape } from '../../src/fields/field.ts'
import { sameJson } from '../document/sortKeys.ts'
import { type Change, classOf } from './Change.ts'
import type { Comparison, Named } from './Comparison.ts'
import { compareFields } from './compareFields.ts'
import { compareLimits } from './compareLimits.ts'
import { textOf } from './textOf.ts'

/** The differences between what a value was and what it is. */
export function compareShapes(
  one: Shape,
  other: Shape,
  where: string,
  comparison: Comparison,
): Change[] {
  const pair = `${one.ref ?? ''} ${other.ref ?? ''}`
  const known = one.ref !== undefined && other.ref !== undefined
  if (known && comparison.seen.has(pair)) return []
  const within = { ...comparison, seen: new Set([...comparison.seen, pair]) }
  const before = resolved(one, comparison.before)
  const after = resolved(other, comparison.after)
  const { side } = comparison
  const change = (kind: 'wider' | 'narrower', what: string): Change => ({
    class: classOf(kind, side),
    where,
    what,
  })
  const kind = compareTypes(before, after)
  if (kind === 'other')
    return [
      {
        class: 'breaking',
        where,
        what: `was ${textOf(before)}, is ${textOf(after)}`,
      },
    ]
  return [
    ...(kind === 'same'
      ? []
      : [change(kind, `was ${textOf(before)}, is ${textOf(after)}`)]),
    ...(before.nullable && !after.nullable
      ? [change('narrower', 'is no longer null')]
      : []),
    ...(!before.nullable && after.nullable
      ? [change('wider', 'may be null')]
      : []),
    ...compareEnums(before, after, change),
    ...compareLimits(before, after, where, side),
    ...compareMembers(before, after, where, within),
    ...compareUnions(before, after, where, within, change),
  ]
}

type Told = (kind: 'wider' | 'narrower', what: string) => Change

/** A shape with what it names put in its place. */
function resolved(shape: Shape, named: Named): Shape {
  const target = shape.ref === undefined ? undefined : named[shape.ref]
  if (!target) return shape
  const { ref, ...own } = shape
  return { ...target, ...own, type: target.type }
}

function compareTypes(before: Shape, after: Shape) {
  if (before.type === after.type) return 'same'
  if (after.type === 'unknown') return 'wider'
  if (before.type === 'unknown') return 'narrower'
  if (before.type === 'never') return 'wider'
  if (after.type === 'never') return 'narrower'
  const pair = `${before.type} ${after.type}`
  if (pair === 'integer number') return 'wider'
  if (pair === 'number integer') return 'narrower'
  if (before.enum && after.enum) return 'same'
  if (after.anyOf?.some((one) => sameJson(plain(one), plain(before))))
    return 'wider'
  if (before.anyOf?.some((one) => sameJson(plain(one), plain(after))))
    return 'narrower'
  return 'other'
}

/** Only what a value may be, without the words about it. */
function plain(shape: Shape) {
  const { name, title, description, required, ...rest } = shape as Shape & {
    [key: string]: unknown
  }
  const { default: _, nullable, ...values } = rest
  return values as Parameters<typeof sameJson>[0]
}

function compareEnums(before: Shape, after: Shape, change: Told): Change[] {
  if (!before.enum && !after.enum) return []
  if (!before.enum)
    return before.type === after.type
      ? [change('narrower', `takes only ${textOf(after)}`)]
      : []
  if (!after.enum)
    return before.type === after.type
      ? [change('wider', `takes more than ${textOf(before)}`)]
      : []
  const has = (shape: Shape, value: unknown) =>
    shape.enum?.some((one) => sameJson(one as never, value as never))
  const gone = before.enum.filter((value) => !has(after, value))
  const come = after.enum.filter((value) => !has(before, value))
  return [
    ...gone.map((value) =>
      change('narrower', `no longer has the value ${JSON.stringify(value)}`),
    ),
    ...come.map((value) =>
      change('wider', `has the new value ${JSON.stringify(value)}`),
    ),
  ]
}

/** Items of a list, fields of an object. */
function compareMembers(
  before: Shape,
  after: Shape,
  where: string,
  comparison: Comparison,
): Change[] {
  const any: Shape = { type: 'unknown' }
  const changes: Change[] = []
  if (before.items || after.items)
    changes.push(
      ...compareShapes(
        before.items ?? any,
        after.items ?? any,
        `${where}[]`,
        comparison,
      ),
    )
  const length = Math.max(
    before.prefixItems?.length ?? 0,
    after.prefixItems?.length ?? 0,
  )
  for (let index = 0; index < length; index++)
    changes.push(
      ...compareShapes(
        before.prefixItems?.[index] ?? any,
        after.prefixItems?.[index] ?? any,
        `${where}[${index}]`,
        comparison,
      ),
    )
  const none: Shape = { type: 'never' }
  if (before.additionalProperties || after.additionalProperties)
    changes.push(
      ...compareShapes(
        before.additionalProperties ?? none,
        after.additionalProperties ?? none,
        `${where}.*`,
        comparison,
      ),
    )
  return [
    ...changes,
    ...compareFields(
      before.properties ?? [],
      after.properties ?? [],
      where,
      comparison,
      compareShapes,
    ),
  ]
}

function compareUnions(
  before: Shape,
  after: Shape,
  where: string,
  comparison: Comparison,
  change: Told,
): Change[] {
  return (['anyOf', 'oneOf', 'allOf'] as const).flatMap((key) => {
    const gone = unmatched(before[key], after[key])
    const come = unmatched(after[key], before[key])
    const [old] = gone
    const [fresh] = come
    if (gone.length === 1 && come.length === 1 && old && fresh)
      return compareShapes(old, fresh, where, comparison)
    if (before.type !== after.type) return []
    const more = key === 'allOf' ? 'narrower' : 'wider'
    const fewer = key === 'allOf' ? 'wider' : 'narrower'
    return [
      ...gone.map((one) => change(fewer, `is no longer ${textOf(one)}`)),
      ...come.map((one) => change(more, `may be ${textOf(one)}`)),
    ]
  })
}

function unmatched(
  these: readonly Shape[] = [],
  those: readonly Shape[] = [],
): Shape[] {
  return these.filter(
    (one) => !those.some((other) => sameJson(plain(one), plain(other))),
  )
}
