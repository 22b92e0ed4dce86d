import { readFileSync } from 'node:fs'
import type { Price } from '../../src/prices.ts'
import { paths } from './paths.ts'

/** One line of `endpoints.json`, the only list kept by hand. */
export interface ListedEndpoint {
  id: string
  /** The name of its value in the client: `ltx2ImageToVideo`. */
  name: string
  /** Where the facts in `openapi/<id>.json` are from, and of which day. */
  document: { date: string; source: string }
  price: Price | null
  /** Why there is no price. */
  priceReason?: string | undefined
  /** fal no longer serves it. */
  deprecated?: { since: string; successor: string | null } | undefined
}

/** The endpoints of the project, in the order of the list. */
export function readEndpointList(): ListedEndpoint[] {
  const text = readFileSync(paths.list, 'utf8')
  return (JSON.parse(text) as { endpoints: ListedEndpoint[] }).endpoints
}

/** What the types say of an endpoint that is gone, or undefined. */
export function deprecationOf(endpoint: ListedEndpoint): string | undefined {
  const { deprecated } = endpoint
  if (!deprecated) return undefined
  const gone = `fal has not served this since ${deprecated.since}.`
  return deprecated.successor === null
    ? gone
    : `${gone} Use ${deprecated.successor}.`
}
