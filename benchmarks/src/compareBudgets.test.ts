import { expect, test } from 'vitest'
import { compareBudgets } from './compareBudgets.ts'

const faultOf = (count: number | undefined, budget: number | undefined) =>
  compareBudgets(
    count === undefined ? {} : { renders: count },
    budget === undefined ? {} : { renders: budget },
  )[0]?.fault

test('behavior: a count may reach its budget, not pass it', () => {
  expect(faultOf(199, 200)).toBeNull()
  expect(faultOf(200, 200)).toBeNull()
  expect(faultOf(201, 200)).toBe('is above its budget')
})

test('behavior: zero is a count and a budget', () => {
  expect(faultOf(0, 0)).toBeNull()
  expect(faultOf(1, 0)).toBe('is above its budget')
})

test('error: a count without its budget, a budget without its count', () => {
  expect(faultOf(1, undefined)).toBe('has no budget')
  expect(faultOf(undefined, 1)).toBe('was not measured')
  expect(faultOf(Number.NaN, 1)).toBe('is not a number')
})
