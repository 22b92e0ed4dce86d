import type { Field } from '../../src/fields/field.ts'
import { sameJson } from '../document/sortKeys.ts'
import type { Change } from './Change.ts'
import type { CompareShape, Comparison } from './Comparison.ts'
import { textOf } from './textOf.ts'

/** The differences between the fields of an object then and now. */
export function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  where: string,
  comparison: Comparison,
  compareShape: CompareShape,
): Change[] {
  const old = new Map(before.map((field) => [field.name, field]))
  const fresh = new Map(after.map((field) => [field.name, field]))
  const changes: Change[] = []
  for (const field of before)
    if (!fresh.has(field.name))
      changes.push({
        class: 'breaking',
        where: `${where}.${field.name}`,
        what: 'is gone',
      })
  for (const field of after) {
    const present = old.get(field.name)
    const at = `${where}.${field.name}`
    changes.push(
      ...(present
        ? [
            ...compareShape(present, field, at, comparison),
            ...compareWords(present, field, at, comparison),
          ]
        : [added(field, at, comparison)]),
    )
  }
  const kept = (fields: readonly Field[]) =>
    fields
      .map((field) => field.name)
      .filter((name) => old.has(name) && fresh.has(name))
  if (!sameJson(kept(before), kept(after)))
    changes.push({ class: 'neutral', where, what: 'has another order' })
  return changes
}

function added(field: Field, where: string, { side }: Comparison): Change {
  const must = field.required && side === 'input'
  const kind = `${field.required ? 'required' : 'optional'}, ${textOf(field)}`
  return {
    class: must ? 'breaking' : 'additive',
    where,
    what: `is new (${kind})`,
  }
}

/** What a field is beside its shape. */
function compareWords(
  before: Field,
  after: Field,
  where: string,
  { side }: Comparison,
): Change[] {
  const changes: Change[] = []
  const neutral = (what: string) =>
    changes.push({ class: 'neutral', where, what })
  if (before.required !== after.required) {
    const easier = after.required === (side === 'output')
    changes.push({
      class: easier ? 'additive' : 'breaking',
      where,
      what: after.required ? 'is now required' : 'is now optional',
    })
  }
  if (!sameJson(before.default as never, after.default as never))
    neutral(
      `default was ${JSON.stringify(before.default) ?? 'not given'}, is ${JSON.stringify(after.default) ?? 'not given'}`,
    )
  if (before.title !== after.title)
    neutral(`title was "${before.title}", is "${after.title}"`)
  if (before.description !== after.description)
    neutral('has another description')
  if (before.deprecated !== after.deprecated)
    neutral(after.deprecated ? 'is deprecated' : 'is no longer deprecated')
  return changes
}
