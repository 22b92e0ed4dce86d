import type { CallOptions } from '../createBench.ts'

/** Stands where an attacker's own text is; no answer may say it back. */
export const marker = 'zq9marker'

/** A request that must be refused without reaching fal. */
export type Attack = CallOptions & {
  name: string
  method?: string | undefined
  path: string
}
