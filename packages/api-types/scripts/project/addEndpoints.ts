import { DocumentError } from '../document/DocumentError.ts'
import type { Json } from '../document/json.ts'
import { prepareDocument } from '../document/prepareDocument.ts'
import type { DocumentSource } from '../pull/documentSource.ts'
import { writeKept } from './documentFiles.ts'
import {
  type ListedEndpoint,
  readEndpointList,
  writeEndpointList,
} from './endpointList.ts'
import { nameEndpoint } from './nameEndpoint.ts'
import type { Project } from './project.ts'

/** What {@link addEndpoints} needs. */
export interface AddOptions {
  project: Project
  source: DocumentSource
  ids: readonly string[]
  /** The day, `YYYY-MM-DD`. */
  today: string
}

/**
 * Keeps the documents of new endpoints and lists them, without a price. The
 * rest follows by generating. Writes all of them or none.
 *
 * @returns the names of their values in the client
 * @throws DocumentError when one is listed already, unknown to fal, or when
 *   nothing can be generated from its document.
 */
export async function addEndpoints(options: AddOptions): Promise<string[]> {
  const { project, source, ids, today } = options
  const list = readEndpointList(project)
  const documents = new Map<string, Json>()
  for (const id of ids) {
    checkNew(id, list)
    documents.set(id, await fetchNew(id, source))
    const names = list.map((one) => one.name)
    list.push({
      id,
      name: nameEndpoint(id, names),
      document: { date: today, source: source.name },
      price: null,
      priceReason: 'The price was not looked up yet.',
    })
  }
  for (const [id, document] of documents) writeKept(project, id, document)
  writeEndpointList(project, list)
  return list.slice(-ids.length).map((one) => one.name)
}

function checkNew(id: string, list: readonly ListedEndpoint[]): void {
  if (list.some((one) => one.id === id))
    throw new DocumentError(`${id} is in endpoints.json already`)
  // Some disks take no notice of case.
  const alike = list.find((one) => one.id.toLowerCase() === id.toLowerCase())
  if (alike)
    throw new DocumentError(`${id} differs from ${alike.id} in case only`)
}

async function fetchNew(id: string, source: DocumentSource): Promise<Json> {
  const document = await source.fetchDocument(id)
  if (document === undefined)
    throw new DocumentError(`${source.name} knows no ${id}`)
  const { endpoint } = prepareDocument(document)
  if (endpoint.id !== id)
    throw new DocumentError(`the document of ${id} is of ${endpoint.id}`)
  return document
}
