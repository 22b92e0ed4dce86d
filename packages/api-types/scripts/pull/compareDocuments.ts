import type { Shape } from '../../src/fields/field.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from '../document/json.ts'
import { escapeToken, schemaReference } from '../document/pointer.ts'
import type { Prepared } from '../document/prepareDocument.ts'
import { sameJson } from '../document/sortKeys.ts'
import { toShape } from '../document/toShape.ts'
import type { Change, Side } from './Change.ts'
import { compareShapes } from './compareShapes.ts'

/**
 * What changed between two documents of an endpoint, for a user of the types.
 * Key order is no difference. Both are compared as corrected, so that a fault
 * which fal mends in its document is no change to anyone.
 */
export function compareDocuments(before: Prepared, after: Prepared): Change[] {
  const changes = [
    ...compareComponents(before, after, 'input'),
    ...compareComponents(before, after, 'output'),
    ...compareStatus(before, after),
    ...comparePaths(before.corrected, after.corrected),
  ]
  const rest = otherChanges(before.served, after.served)
  if (changes.length > 0 || rest.length > 0) return [...changes, ...rest]
  return sameJson(before.served, after.served)
    ? []
    : [{ class: 'neutral', where: 'document', what: 'says the same otherwise' }]
}

function compareComponents(
  before: Prepared,
  after: Prepared,
  side: Side,
): Change[] {
  return compareSchemas(
    before.corrected,
    after.corrected,
    before.endpoint[side],
    after.endpoint[side],
    side,
    side,
  )
}

function compareStatus(before: Prepared, after: Prepared): Change[] {
  const one = before.corrected
  const other = after.corrected
  return ['QueueStatus', 'QueueSubmitAnswer', 'QueueCancelAnswer'].flatMap(
    (key) => compareSchemas(one, other, key, key, key, 'output'),
  )
}

function compareSchemas(
  before: JsonObject,
  after: JsonObject,
  oldKey: string,
  newKey: string,
  where: string,
  side: Side,
): Change[] {
  const read = (document: JsonObject, key: string) => {
    const shapes = new Map<string, Shape>()
    const schema = { $ref: schemaReference(key) }
    const known = isObject(objectAt(document, 'components').schemas)
    const shape = known ? toShape(schema, { document, shapes }) : undefined
    return { shape, named: Object.fromEntries(shapes) }
  }
  const old = read(before, oldKey)
  const fresh = read(after, newKey)
  if (!old.shape || !fresh.shape) return []
  return compareShapes(old.shape, fresh.shape, where, {
    side,
    before: old.named,
    after: fresh.named,
    seen: new Set(),
  })
}

/** Paths and methods that came and went. */
function comparePaths(before: JsonObject, after: JsonObject): Change[] {
  const list = (document: JsonObject) =>
    Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
      Object.keys(isObject(item) ? item : {}).map(
        (method) => `${method.toUpperCase()} ${path}`,
      ),
    )
  const old = list(before)
  const fresh = list(after)
  return [
    ...old
      .filter((one) => !fresh.includes(one))
      .map((where) => ({ class: 'breaking', where, what: 'is gone' }) as const),
    ...fresh
      .filter((one) => !old.includes(one))
      .map((where) => ({ class: 'additive', where, what: 'is new' }) as const),
  ]
}

/** Differences outside the schemas: they reach no type. */
function otherChanges(before: JsonObject, after: JsonObject): Change[] {
  const strip = (document: JsonObject) => {
    const { components, ...rest } = document
    const { schemas, ...others } = objectAt({ components }, 'components')
    return { ...rest, components: others }
  }
  return differences(strip(before), strip(after), '').map((where) => ({
    class: 'neutral',
    where: `document${where}`,
    what: 'changed',
  }))
}

/** Pointers to what differs, as high up as it is wholly new or gone. */
function differences(
  before: Json | undefined,
  after: Json | undefined,
  at: string,
): string[] {
  if (sameJson(before, after)) return []
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys]
      .sort()
      .flatMap((key) =>
        differences(before[key], after[key], `${at}/${escapeToken(key)}`),
      )
  }
  if (isList(before) && isList(after) && before.length === after.length)
    return before.flatMap((item, index) =>
      differences(item, after[index], `${at}/${index}`),
    )
  return [at]
}
