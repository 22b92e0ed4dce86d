import type { EndpointFields } from '@falvideo/api-types/fields'
import type { Price } from '../cost/price.ts'
import { normalizeInput } from './normalizeInput.ts'

/** An input as it travels: defaults filled in, nothing undefined. */
export type NormalizedInput = Readonly<Record<string, unknown>>

export type EndpointDefinition<Id extends string> = {
  fields: EndpointFields & { readonly id: Id }
  /** Published price; `null` where none is known well enough. */
  price: Price | null
  /** Why `price` is `null`, for people to read. */
  priceReason?: string | undefined
}

/**
 * An endpoint as a value: everything the client knows about it. The generics
 * of every action come from here, and only what is imported is bundled.
 */
export type Endpoint<
  Id extends string = string,
  Input extends object = object,
  Output extends object = object,
> = {
  readonly id: Id
  readonly fields: EndpointFields
  readonly price: Price | null
  readonly priceReason: string | null
  /**
   * Fills in defaults and validates; what comes out is priced and sent.
   * @throws InvalidInputError
   */
  normalize(input: Input): NormalizedInput
  /** Carries the types; holds nothing at run time. */
  readonly '~types'?: { input: Input; output: Output } | undefined
}

/**
 * Makes an endpoint value from its field data and price.
 *
 * @example
 * import { defineEndpoint } from '@falvideo/client'
 *
 * const mine = defineEndpoint<'me/app', { prompt: string }, { url: string }>({
 *   fields: { id: 'me/app', category: 'text-to-video', input: [] },
 *   price: null,
 * })
 */
export function defineEndpoint<
  Id extends string,
  Input extends object = Record<string, unknown>,
  Output extends object = Record<string, unknown>,
>(definition: EndpointDefinition<Id>): Endpoint<Id, Input, Output> {
  const { fields, price, priceReason } = definition
  return {
    id: fields.id,
    fields,
    price,
    priceReason: priceReason ?? null,
    normalize: (input) => normalizeInput(fields, input),
  }
}
