import type { Endpoints } from './generated/endpoints.ts'

/** An endpoint we have types for. */
export type EndpointId = keyof Endpoints

/** What an endpoint takes. */
export type EndpointInput<Id extends EndpointId> = Endpoints[Id]['input']

/** What an endpoint returns when it is done. */
export type EndpointOutput<Id extends EndpointId> = Endpoints[Id]['output']

/** The paths of an endpoint's document, for openapi-fetch. */
export type EndpointPaths<Id extends EndpointId> = Endpoints[Id]['paths']
