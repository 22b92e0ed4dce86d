import type { AnyEndpoint } from '../types.ts'

/**
 * The input fields of an endpoint in fal's order, for building a form: titles,
 * defaults, choices, limits.
 */
export function useEndpointFields<E extends AnyEndpoint>(
  endpoint: E,
): E['fields']['input'] {
  return endpoint.fields.input
}
