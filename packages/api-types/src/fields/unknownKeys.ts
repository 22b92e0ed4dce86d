import type { Shape } from './field.ts'
import type { Entries } from './sameValue.ts'
import type { Shapes } from './validateShape.ts'

/**
 * Keys that no part of a shape declares. One alternative that takes any key is
 * enough for there to be none, as in TypeScript.
 */
export function unknownKeys(
  value: Entries,
  shape: Shape,
  shapes: Shapes,
): string[] {
  const known = new Set<string>()
  if (gather(shape, shapes, known, new Set())) return []
  return Object.keys(value).filter(
    (key) => value[key] !== undefined && !known.has(key),
  )
}

/** Gathers the declared keys; says whether any other key is taken too. */
function gather(
  shape: Shape,
  shapes: Shapes,
  known: Set<string>,
  seen: Set<Shape>,
): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  for (const field of shape.properties ?? []) known.add(field.name)
  if (shape.additionalProperties) return true
  const named = shape.ref === undefined ? undefined : shapes?.[shape.ref]
  const { anyOf = [], oneOf = [], allOf = [] } = shape
  const parts = [...anyOf, ...oneOf, ...allOf, ...(named ? [named] : [])]
  if (parts.length === 0) return shape.type === 'unknown'
  // Every part is looked into, so that all keys are gathered.
  return parts.map((part) => gather(part, shapes, known, seen)).includes(true)
}
