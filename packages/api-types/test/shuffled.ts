import fc from 'fast-check'
import { isList, isObject, type Json } from '../scripts/document/json.ts'

/** The same JSON with the keys of every object in another order. */
export function shuffled<Value extends Json>(value: Value, seed: number): Value
export function shuffled(value: Json, seed: number): Json {
  if (isList(value)) return value.map((item) => shuffled(item, seed))
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  const [order = keys] = fc.sample(
    fc.shuffledSubarray(keys, { minLength: keys.length }),
    { numRuns: 1, seed },
  )
  return Object.fromEntries(
    order.map((key) => [key, shuffled(value[key] ?? null, seed + 1)]),
  )
}
