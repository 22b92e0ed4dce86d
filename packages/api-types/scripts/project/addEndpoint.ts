import { DocumentError } from '../document/DocumentError.ts'
import { prepareDocument } from '../document/prepareDocument.ts'
import type { DocumentSource } from '../pull/documentSource.ts'
import { writeKept } from './documentFiles.ts'
import { readEndpointList, writeEndpointList } from './endpointList.ts'
import { nameEndpoint } from './nameEndpoint.ts'
import type { Project } from './project.ts'

/**
 * Keeps the document of a new endpoint and lists it, without a price. The rest
 * follows by generating.
 *
 * @returns the name of its value in the client
 * @throws DocumentError when it is listed already, unknown to fal, or when
 *   nothing can be generated from its document.
 */
export async function addEndpoint(options: {
  project: Project
  source: DocumentSource
  id: string
  /** The day, `YYYY-MM-DD`. */
  today: string
}): Promise<string> {
  const { project, source, id, today } = options
  const list = readEndpointList(project)
  if (list.some((one) => one.id === id))
    throw new DocumentError(`${id} is in endpoints.json already`)
  // Some disks take no notice of case.
  const alike = list.find((one) => one.id.toLowerCase() === id.toLowerCase())
  if (alike)
    throw new DocumentError(`${id} differs from ${alike.id} in case only`)
  const document = await source.fetchDocument(id)
  if (document === undefined)
    throw new DocumentError(`${source.name} knows no ${id}`)
  const { endpoint } = prepareDocument(document)
  if (endpoint.id !== id)
    throw new DocumentError(`the document of ${id} is of ${endpoint.id}`)
  const name = nameEndpoint(
    id,
    list.map((one) => one.name),
  )
  writeKept(project, id, document)
  writeEndpointList(project, [
    ...list,
    {
      id,
      name,
      document: { date: today, source: source.name },
      price: null,
      priceReason: 'The price was not looked up yet.',
    },
  ])
  return name
}
