import type { Shape } from '../../src/fields/field.ts'

/** A shape in a few words: `"a" | "b"`, `integer`, `ImageSize`. */
export function textOf(shape: Shape): string {
  if (shape.enum)
    return shape.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (shape.ref !== undefined) return shape.ref
  const options = shape.anyOf ?? shape.oneOf
  if (options) return options.map(textOf).join(' | ')
  return shape.type === 'never' && shape.nullable ? 'null' : shape.type
}
