export type { Price } from '../cost/price.ts'
export type {
  Endpoint,
  EndpointDefinition,
  EndpointField,
  EndpointFields,
} from '../endpoints/defineEndpoint.ts'
export { defineEndpoint } from '../endpoints/defineEndpoint.ts'
