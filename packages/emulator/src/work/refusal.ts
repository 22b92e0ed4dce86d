import type { Outcome } from '../queue.ts'

/** A refused input, on its way out of the work. */
export class Refusal extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('the input was refused')
    this.outcome = outcome
  }
}
