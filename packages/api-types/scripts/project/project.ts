import { fileURLToPath } from 'node:url'

/** Where things stand. Another root than the repository is for tests. */
export interface Project {
  /** The repository. */
  root: string
  /** The hand-kept list. */
  list: string
  /** The documents, one per endpoint. */
  documents: string
  /** What generated paths start from. */
  packages: string
  changesets: string
}

/** The repository this file is in. */
const repository = fileURLToPath(new URL('../../../../', import.meta.url))

/** The project below a folder. */
export function projectAt(root: string = repository): Project {
  const base = root.replace(/\/*$/, '/')
  return {
    root: base,
    list: `${base}packages/api-types/endpoints.json`,
    documents: `${base}packages/api-types/openapi`,
    packages: `${base}packages/`,
    changesets: `${base}.changeset`,
  }
}
