import { isList, isObject, type Json } from './json.ts'

/**
 * The same JSON with the keys of every object in code unit order. fal's key
 * order changes from one fetch to the next, so two documents are compared only
 * in this form. Lists keep their order.
 */
export function sortKeys<Value extends Json | undefined>(value: Value): Value
export function sortKeys(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.map((item) => sortKeys(item))
  if (!isObject(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key])]))
}

/** JSON text with sorted keys, two spaces and a final line break. */
export function toSortedText(value: Json): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(one: Json | undefined, other: Json | undefined) {
  return JSON.stringify(sortKeys(one)) === JSON.stringify(sortKeys(other))
}
