import { DocumentError } from '../document/DocumentError.ts'
import type { Json } from '../document/json.ts'
import { prepareDocument } from '../document/prepareDocument.ts'
import { readKept, writeKept } from '../project/documentFiles.ts'
import {
  type ListedEndpoint,
  readEndpointList,
  writeEndpointList,
} from '../project/endpointList.ts'
import type { Project } from '../project/project.ts'
import type { Change } from './Change.ts'
import { compareDocuments } from './compareDocuments.ts'
import type { DocumentSource } from './documentSource.ts'

/** What pulling found of one endpoint. */
export interface Pulled {
  id: string
  /** Empty when nothing changed. */
  changes: Change[]
  /** Why it could not be pulled; nothing of it was written. */
  error?: string | undefined
}

/** What {@link pullDocuments} needs. */
export interface PullOptions {
  project: Project
  source: DocumentSource
  /** The day, `YYYY-MM-DD`. */
  today: string
  /** Only these endpoints. */
  ids?: readonly string[] | undefined
  /** Says what changed and writes nothing. */
  dryRun?: boolean | undefined
}

/**
 * Fetches the document of every listed endpoint, compares it with the one we
 * keep, and keeps the new one. An endpoint that is gone keeps its last document
 * and is marked deprecated; one that is back loses the mark.
 */
export async function pullDocuments(options: PullOptions): Promise<Pulled[]> {
  const { project, source, ids, dryRun } = options
  const list = readEndpointList(project)
  const unknown = ids?.filter((id) => !list.some((one) => one.id === id)) ?? []
  if (unknown.length > 0)
    throw new DocumentError(`not in endpoints.json: ${unknown.join(', ')}`)
  const pulled: Pulled[] = []
  const kept = new Map<string, Json>()
  for (const listed of list) {
    if (ids && ids.length > 0 && !ids.includes(listed.id)) continue
    try {
      const document = await source.fetchDocument(listed.id)
      const changes = judge(listed, document, options)
      if (document !== undefined && changes.length > 0)
        kept.set(listed.id, document)
      pulled.push({ id: listed.id, changes })
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause)
      pulled.push({ id: listed.id, changes: [], error })
    }
  }
  if (dryRun || pulled.every((one) => one.changes.length === 0)) return pulled
  for (const [id, document] of kept) writeKept(project, id, document)
  writeEndpointList(project, list)
  return pulled
}

/** The changes of one endpoint; notes them in its line of the list. */
function judge(
  listed: ListedEndpoint,
  document: Json | undefined,
  { project, source, today }: PullOptions,
): Change[] {
  if (document === undefined) return markGone(listed, today)
  const after = prepareDocument(document)
  if (after.endpoint.id !== listed.id)
    throw new DocumentError(`the document is of ${after.endpoint.id}`)
  const known = readKept(project, listed.id)
  const back: Change[] = listed.deprecated
    ? [{ class: 'additive', where: listed.id, what: 'is served again' }]
    : []
  delete listed.deprecated
  const changes =
    known === undefined ? [] : compareDocuments(prepareDocument(known), after)
  if (known === undefined || changes.length > 0)
    listed.document = { date: today, source: source.name }
  return [...back, ...changes]
}

function markGone(listed: ListedEndpoint, today: string): Change[] {
  if (listed.deprecated) return []
  listed.deprecated = { since: today }
  const next =
    listed.successor === undefined
      ? 'no successor is listed'
      : `use ${listed.successor}`
  return [
    {
      // Everything still compiles; the mark that is added is a warning.
      class: 'additive',
      where: listed.id,
      what: `is gone from fal and now deprecated; ${next}`,
    },
  ]
}
