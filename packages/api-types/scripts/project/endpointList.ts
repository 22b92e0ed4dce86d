import { readFileSync, writeFileSync } from 'node:fs'
import type { Price } from '../../src/prices.ts'
import type { Project } from './project.ts'

/** One line of `endpoints.json`, the only list kept by hand. */
export interface ListedEndpoint {
  id: string
  /** The name of its value in the client: `ltx2ImageToVideo`. */
  name: string
  /** Where the facts in `openapi/<id>.json` are from, and of which day. */
  document: { date: string; source: string }
  /** What to use once fal no longer serves it. */
  successor?: string | undefined
  /** fal no longer serves it, as was seen on that day. */
  deprecated?: { since: string } | undefined
  price: Price | null
  /** Why there is no price. */
  priceReason?: string | undefined
}

/** The endpoints of the project, in the order of the list. */
export function readEndpointList(project: Project): ListedEndpoint[] {
  const text = readFileSync(project.list, 'utf8')
  return (JSON.parse(text) as { endpoints: ListedEndpoint[] }).endpoints
}

/** Puts the list back. */
export function writeEndpointList(
  project: Project,
  endpoints: readonly ListedEndpoint[],
): void {
  writeFileSync(project.list, `${JSON.stringify({ endpoints }, null, 2)}\n`)
}

/** What the types say of an endpoint that is gone, or undefined. */
export function deprecationOf(endpoint: ListedEndpoint): string | undefined {
  const { deprecated, successor } = endpoint
  if (!deprecated) return undefined
  const gone = `fal no longer serves this endpoint, as of ${deprecated.since}.`
  return successor === undefined ? gone : `${gone} Use ${successor}.`
}
