export { prices } from '../generated/prices.ts'
export type { Price } from '../prices.ts'
