import type { JsonValue, Shape } from './field.ts'

const names: Partial<Record<Shape['type'], string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** What a value must be, in words: `a whole number`, `6, 8 or 10`. */
export function describeShape(shape: Shape): string {
  if (shape.enum) return listOf(shape.enum)
  if (shape.type === 'never') return shape.nullable ? 'null' : 'left out'
  return names[shape.type] ?? 'given'
}

function listOf(values: readonly JsonValue[]): string {
  const words = values.map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  )
  const last = words.at(-1) ?? 'nothing'
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}
