import type { Endpoint } from '@falvideo/client'

/** Any endpoint value. */
export type AnyEndpoint = Endpoint<string, object, object>

/** Input of an endpoint. */
export type InputOf<E extends AnyEndpoint> =
  E extends Endpoint<string, infer Input, object> ? Input : never

/** Output of an endpoint. */
export type OutputOf<E extends AnyEndpoint> =
  E extends Endpoint<string, infer _, infer Output> ? Output : never
