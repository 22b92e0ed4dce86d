import { describeShape } from './describeShape.ts'
import type { Shape } from './field.ts'
import { type Entries, isEntries, sameValue } from './sameValue.ts'

/** The fault of a value by itself, without looking into it, or undefined. */
export function checkValue(value: unknown, shape: Shape): string | undefined {
  if (!isOfType(value, shape)) return `must be ${describeShape(shape)}`
  if (shape.enum && !shape.enum.some((one) => sameValue(one, value)))
    return `must be ${describeShape(shape)}`
  if (typeof value === 'string') return checkText(value, shape)
  if (typeof value === 'number') return checkNumber(value, shape)
  if (Array.isArray(value)) return checkList(value, shape)
  return isEntries(value) ? checkKeyCount(value, shape) : undefined
}

function isOfType(value: unknown, { type }: Shape): boolean {
  if (type === 'unknown' || type === 'union') return value !== undefined
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isEntries(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return Number.isFinite(value)
  // `never` is the type of nothing.
  return typeof value === type
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
  if (shape.multipleOf !== undefined && !isMultiple(value, shape.multipleOf))
    return `must be a multiple of ${shape.multipleOf}`
  return undefined
}

/** 0.3 is a multiple of 0.1, though binary fractions say otherwise. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step
  return Math.abs(times - Math.round(times)) < 1e-6
}

function checkList(
  value: readonly unknown[],
  shape: Shape,
): string | undefined {
  const { minItems = 0, maxItems = Infinity, uniqueItems } = shape
  if (value.length < minItems) return `must have at least ${minItems} items`
  if (value.length > maxItems) return `must have at most ${maxItems} items`
  const isTwice = (item: unknown, index: number) =>
    value.slice(0, index).some((other) => sameValue(item, other))
  return uniqueItems && value.some(isTwice)
    ? 'must not hold the same item twice'
    : undefined
}

function checkKeyCount(value: Entries, shape: Shape): string | undefined {
  const { minProperties = 0, maxProperties = Infinity } = shape
  const count = Object.keys(value).length
  if (count < minProperties) return `must have at least ${minProperties} keys`
  if (count > maxProperties) return `must have at most ${maxProperties} keys`
  return undefined
}
