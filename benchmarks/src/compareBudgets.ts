import type { Counts } from './Row.ts'

export type Compared = {
  name: string
  count: number | null
  budget: number | null
  fault: string | null
}

/** A count may not rise above its budget, and neither may be without the other. */
export function compareBudgets(counts: Counts, budgets: Counts): Compared[] {
  const names = [...new Set([...Object.keys(budgets), ...Object.keys(counts)])]
  return names.map((name) => {
    const count = counts[name] ?? null
    const budget = budgets[name] ?? null
    return { name, count, budget, fault: findFault(count, budget) }
  })
}

function findFault(count: number | null, budget: number | null) {
  if (budget === null) return 'has no budget'
  if (count === null) return 'was not measured'
  if (Number.isNaN(count)) return 'is not a number'
  return count > budget ? 'is above its budget' : null
}
