import { checkValue } from './checkValue.ts'
import type { Shape } from './field.ts'
import { type Entries, isEntries } from './sameValue.ts'
import { unknownKeys } from './unknownKeys.ts'

/** Where and why a value is refused. */
export interface ShapeIssue {
  /** What is wrong, to be read after the name of the field. */
  readonly message: string
  /** From the outside in: `['loras', 0, 'path']`. */
  readonly path: Path
}

/** Named shapes, see {@link Shape.ref}. */
export type Shapes = { readonly [name: string]: Shape } | undefined

type Path = readonly (string | number)[]

/**
 * Everything that is wrong with a value; an empty list when it fits. Members
 * that are undefined count as left out.
 */
export function validateShape(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  path: Path = [],
): ShapeIssue[] {
  const issues = check(value, shape, shapes, path)
  if (issues.length > 0 || !isEntries(value)) return issues
  return unknownKeys(value, shape, shapes).map((key) => ({
    message: 'is not a known field',
    path: [...path, key],
  }))
}

/** As {@link validateShape}, but with no eye on keys that nobody declares. */
function check(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  if (value === null && shape.nullable) return []
  const fault = checkValue(value, shape)
  if (fault !== undefined) return [{ message: fault, path }]
  const named = shape.ref === undefined ? undefined : shapes?.[shape.ref]
  const parts = [...(named ? [named] : []), ...(shape.allOf ?? [])]
  return [
    ...parts.flatMap((part) => check(value, part, shapes, path)),
    ...checkUnions(value, shape, shapes, path),
    ...(Array.isArray(value) ? checkItems(value, shape, shapes, path) : []),
    ...(isEntries(value) ? checkMembers(value, shape, shapes, path) : []),
  ]
}

function checkItems(
  value: readonly unknown[],
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  return value.flatMap((item, index) => {
    const one = shape.prefixItems?.[index] ?? shape.items
    return one ? validateShape(item, one, shapes, [...path, index]) : []
  })
}

function checkMembers(
  value: Entries,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const { properties = [], additionalProperties: rest } = shape
  const declared = properties.flatMap((field) => {
    const { name, required } = field
    const here = [...path, name]
    const item = Object.hasOwn(value, name) ? value[name] : undefined
    if (item !== undefined) return validateShape(item, field, shapes, here)
    return required ? [{ message: 'is required', path: here }] : []
  })
  if (!rest) return declared
  const names = new Set(properties.map((field) => field.name))
  const others = Object.entries(value).filter(
    ([key, item]) => !names.has(key) && item !== undefined,
  )
  return [
    ...declared,
    ...others.flatMap(([key, item]) =>
      validateShape(item, rest, shapes, [...path, key]),
    ),
  ]
}

function checkUnions(
  value: unknown,
  { anyOf, oneOf }: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const faultsOf = (options: readonly Shape[]) =>
    options.map((option) => check(value, option, shapes, path))
  const any = anyOf && faultsOf(anyOf)
  const one = oneOf && faultsOf(oneOf)
  const matches = one?.filter((found) => found.length === 0).length
  return [
    ...(any?.every((found) => found.length > 0) ? closest(any, path) : []),
    ...(one && matches === 0 ? closest(one, path) : []),
    ...(matches !== undefined && matches > 1
      ? [{ message: 'fits more than one alternative', path }]
      : []),
  ]
}

/** The complaints of the alternative that came furthest into the value. */
function closest(faults: readonly ShapeIssue[][], path: Path): ShapeIssue[] {
  const inner = faults.find((found) =>
    found.every((issue) => issue.path.length > path.length),
  )
  if (inner) return inner
  const messages = new Set(faults.flat().map((issue) => issue.message))
  return [{ message: [...messages].join(', or '), path }]
}
