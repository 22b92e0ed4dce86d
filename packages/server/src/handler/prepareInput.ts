import {
  type Endpoint,
  estimateCost,
  InvalidInputError,
} from '@falvideo/client'
import type { Estimate } from '../budget/createBudget.ts'
import { multiplyUnits } from '../budget/multiplyUnits.ts'
import type { JsonObject } from './readJson.ts'
import { answerJson } from './refusal.ts'

/** The object that is priced and sent, the same one. */
export type Prepared = {
  input: JsonObject
  /** `null` where no price is known. */
  estimate: Estimate | null
}

/** The input does not fit the endpoint; the answer has fal's own 422 shape. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly items: readonly { loc: string[]; msg: string; type: string }[]

  constructor(items: InvalidInput['items']) {
    super('The input does not fit the endpoint.')
    this.items = items
  }

  toResponse(): Response {
    return answerJson(
      422,
      { detail: this.items },
      { 'x-fal-billable-units': '0' },
    )
  }
}

/**
 * Fills in defaults, validates and prices what a stranger sent, as if nobody
 * had done so before.
 *
 * @throws InvalidInput naming the fields, never what was in them.
 */
export function prepareInput(endpoint: Endpoint, given: JsonObject): Prepared {
  const input = normalize(endpoint, given)
  const { microUsd, ...estimate } = estimateCost(endpoint, input)
  if (microUsd === null || estimate.usd === null) {
    return { input, estimate: null }
  }
  const unitMicros = multiplyUnits(estimate.billedUnitUsd, 1_000_000)
  const { quantity } = estimate
  return { input, estimate: { micros: microUsd, unitMicros, quantity } }
}

function normalize(endpoint: Endpoint, given: JsonObject): JsonObject {
  try {
    return endpoint.normalize(given)
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    const known = new Set(endpoint.fields.input.map(({ name }) => name))
    const items = Object.entries(error.fieldErrors).flatMap(
      ([field, objections]) =>
        known.has(field)
          ? objections.map(({ type, message }) => ({
              loc: ['body', field],
              msg: message,
              type,
            }))
          : // Its name is the caller's text, so it is not said back.
            [{ loc: ['body'], msg: 'A field is not known.', type: 'invalid' }],
    )
    throw new InvalidInput(items)
  }
}
