import type { Field, JsonValue, Shape } from './field.ts'

/** Where and why a value is refused. */
export interface ShapeIssue {
  /** For people, beginning with a capital, naming no field. */
  readonly message: string
  /** From the outside in: `['loras', 0, 'path']`. */
  readonly path: readonly (string | number)[]
}

/** Named shapes, see {@link Shape.ref}. */
export type Shapes = { readonly [name: string]: Shape } | undefined

type Path = readonly (string | number)[]

/** Everything that is wrong with a value; an empty list when it fits. */
export function validateShape(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  path: Path = [],
): ShapeIssue[] {
  const issues = check(value, shape, shapes, path)
  if (issues.length > 0 || !isRecord(value)) return issues
  return unknownKeys(value, shape, shapes, path)
}

function check(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  if (value === null && shape.nullable === true) return []
  const wrong = checkOwn(value, shape)
  if (wrong !== undefined) return [{ message: wrong, path }]
  const issues: ShapeIssue[] = []
  const named = shape.ref === undefined ? undefined : shapes?.[shape.ref]
  if (named) issues.push(...check(value, named, shapes, path))
  for (const one of shape.allOf ?? [])
    issues.push(...check(value, one, shapes, path))
  issues.push(...checkUnion(value, shape, shapes, path))
  if (Array.isArray(value))
    issues.push(...checkItems(value, shape, shapes, path))
  if (isRecord(value)) issues.push(...checkKeys(value, shape, shapes, path))
  return issues
}

/** The fault of a value by itself, without looking into it. */
function checkOwn(value: unknown, shape: Shape): string | undefined {
  if (!isOf(value, shape)) return `must be ${nameOf(shape)}`
  if (shape.enum && !shape.enum.some((one) => same(one, value)))
    return `must be ${listOf(shape.enum)}`
  if (typeof value === 'string') return checkText(value, shape)
  if (typeof value === 'number') return checkNumber(value, shape)
  if (Array.isArray(value)) return checkCount(value, shape)
  return undefined
}

function checkText(value: string, shape: Shape): string | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = shape
  const length = [...value].length
  if (length < minLength)
    return minLength === 1
      ? 'must not be empty'
      : `must have at least ${minLength} characters, has ${length}`
  if (length > maxLength)
    return `must have at most ${maxLength} characters, has ${length}`
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return `must match ${pattern}`
  return undefined
}

function checkNumber(value: number, shape: Shape): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape
  if (minimum !== undefined && value < minimum)
    return `must be at least ${minimum}`
  if (maximum !== undefined && value > maximum)
    return `must be at most ${maximum}`
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `must be greater than ${exclusiveMinimum}`
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `must be less than ${exclusiveMaximum}`
  const { multipleOf } = shape
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf))
    return `must be a multiple of ${multipleOf}`
  return undefined
}

function checkCount(value: unknown[], shape: Shape): string | undefined {
  const { minItems = 0, maxItems = Infinity } = shape
  if (value.length < minItems) return `must have at least ${minItems} items`
  if (value.length > maxItems) return `must have at most ${maxItems} items`
  if (shape.uniqueItems !== true) return undefined
  const twice = value.some((one, index) =>
    value.slice(0, index).some((other) => same(one, other)),
  )
  return twice ? 'must not hold the same item twice' : undefined
}

function checkItems(
  value: unknown[],
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const prefix = shape.prefixItems ?? []
  return value.flatMap((item, index) => {
    const one = prefix[index] ?? shape.items
    return one ? validateShape(item, one, shapes, [...path, index]) : []
  })
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const declared = shape.properties ?? []
  const names = new Set(declared.map((field) => field.name))
  const issues = declared.flatMap((field) =>
    checkField(value, field, shapes, path),
  )
  const extra = shape.additionalProperties
  if (!extra || extra.type === 'unknown') return issues
  for (const [key, item] of Object.entries(value))
    if (!names.has(key) && item !== undefined)
      issues.push(...validateShape(item, extra, shapes, [...path, key]))
  return issues
}

function checkField(
  value: Readonly<Record<string, unknown>>,
  field: Field,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const here = [...path, field.name]
  const item = Object.hasOwn(value, field.name) ? value[field.name] : undefined
  if (item === undefined)
    return field.required ? [{ message: 'is required', path: here }] : []
  return validateShape(item, field, shapes, here)
}

function checkUnion(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const { anyOf, oneOf } = shape
  const fits = (one: Shape) => check(value, one, shapes, path)
  const results = (anyOf ?? []).map(fits)
  const issues: ShapeIssue[] = []
  if (anyOf && results.every((found) => found.length > 0))
    issues.push(...closest(results, path))
  if (!oneOf) return issues
  const single = oneOf.map(fits)
  const matches = single.filter((found) => found.length === 0).length
  if (matches === 0) issues.push(...closest(single, path))
  if (matches > 1)
    issues.push({ message: 'fits more than one alternative', path })
  return issues
}

/** The complaints of the alternative that came furthest into the value. */
function closest(results: ShapeIssue[][], path: Path): ShapeIssue[] {
  const inner = results.find((found) =>
    found.every((issue) => issue.path.length > path.length),
  )
  if (inner) return inner
  const messages = new Set(results.flat().map((issue) => issue.message))
  return [{ message: [...messages].join(', or '), path }]
}

/** Keys that no part of a shape declares. */
function unknownKeys(
  value: Readonly<Record<string, unknown>>,
  shape: Shape,
  shapes: Shapes,
  path: Path,
): ShapeIssue[] {
  const known = new Set<string>()
  if (isOpen(shape, shapes, known, new Set())) return []
  return Object.keys(value)
    .filter((key) => value[key] !== undefined && !known.has(key))
    .map((key) => ({ message: 'is not a known field', path: [...path, key] }))
}

/** Whether a shape takes any key; gathers the keys it declares. */
function isOpen(
  shape: Shape,
  shapes: Shapes,
  known: Set<string>,
  seen: Set<string>,
): boolean {
  for (const field of shape.properties ?? []) known.add(field.name)
  if (shape.additionalProperties) return true
  const { ref } = shape
  const parts = [
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(shape.allOf ?? []),
  ]
  const named = ref === undefined ? undefined : shapes?.[ref]
  if (ref !== undefined && named && !seen.has(ref)) {
    seen.add(ref)
    parts.push(named)
  }
  if (shape.type === 'unknown' && parts.length === 0) return true
  return parts.map((one) => isOpen(one, shapes, known, seen)).includes(true)
}

function isOf(value: unknown, shape: Shape): boolean {
  const { type } = shape
  if (type === 'unknown' || type === 'union') return value !== undefined
  if (type === 'never') return false
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isRecord(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return Number.isFinite(value)
  return typeof value === type
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are equal. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((item, index) => same(item, other[index]))
    )
  if (isRecord(one) && isRecord(other)) {
    const keys = Object.keys(one)
    return (
      keys.length === Object.keys(other).length &&
      keys.every(
        (key) => Object.hasOwn(other, key) && same(one[key], other[key]),
      )
    )
  }
  return one === other
}

function nameOf(shape: Shape): string {
  if (shape.enum) return listOf(shape.enum)
  const names: Partial<Record<Shape['type'], string>> = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    never: shape.nullable ? 'null' : 'left out',
  }
  return names[shape.type] ?? 'given'
}

function listOf(values: readonly JsonValue[]): string {
  const words = values.map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  )
  const last = words.at(-1) ?? 'nothing'
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}
