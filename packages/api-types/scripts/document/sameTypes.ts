import { isList, isObject, type Json } from './json.ts'
import { sameJson } from './sortKeys.ts'

/** Whether two parts of documents give the same types, whatever their words. */
export function sameTypes(
  one: Json | undefined,
  other: Json | undefined,
): boolean {
  return sameJson(withoutWords(one), withoutWords(other))
}

const words = ['description', 'example', 'examples', 'title']

/** A property may be named as a word is; then it is no text and stays. */
function withoutWords(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.map((item) => withoutWords(item) ?? null)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key, item]) => !words.includes(key) || isObject(item),
  )
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutWords(item)]),
  )
}
