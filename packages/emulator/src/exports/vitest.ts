export { test } from '../vitest.ts'
