import { fileURLToPath } from 'node:url'

const at = (path: string) =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where things stand in this package and its neighbours. */
export const paths = {
  /** This package. */
  root: at(''),
  /** The hand-kept list. */
  list: at('endpoints.json'),
  /** The documents, one per endpoint. */
  documents: at('openapi'),
  /** The packages folder: what generated paths start from. */
  packages: at('..'),
}
