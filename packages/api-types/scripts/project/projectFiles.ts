import type { JsonObject } from '../document/json.ts'
import { schemaReference } from '../document/pointer.ts'
import { type Prepared, prepareDocument } from '../document/prepareDocument.ts'
import { queueComponents } from '../document/queueComponents.ts'
import { toShape } from '../document/toShape.ts'
import { endpointFile } from '../emit/endpointFile.ts'
import { fieldsOf } from '../emit/fieldsOf.ts'
import { queueTypes } from '../emit/queueTypes.ts'
import { documentFile, fieldsFile } from '../emit/valueFiles.ts'
import { clientEndpointFile, clientExportsFile } from './clientFiles.ts'
import { readKept } from './documentFiles.ts'
import { deprecationOf, type ListedEndpoint } from './endpointList.ts'
import { documentsFile, endpointsFile, pricesFile } from './indexFiles.ts'
import type { Project } from './project.ts'

const types = 'api-types/src/generated'

/**
 * Every generated file of the project, by its path below `packages/`. Needs the
 * documents and nothing else; the same documents give the same bytes.
 */
export async function projectFiles(
  project: Project,
  list: readonly ListedEndpoint[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const prepared = list.map((listed) =>
    prepareDocument(readKept(project, listed.id)),
  )
  const [first] = prepared
  if (!first) throw new Error('endpoints.json lists no endpoint')
  const shared = queueComponents(first.served, first.corrected)
  files.set(`${types}/queue.ts`, await queueTypes(shared))
  for (const [index, listed] of list.entries())
    for (const file of await filesOf(listed, prepared[index] ?? first, shared))
      files.set(...file)
  files.set(`${types}/endpoints.ts`, endpointsFile(list))
  files.set(`${types}/documents.ts`, documentsFile(list))
  files.set(`${types}/prices.ts`, pricesFile(list))
  files.set('client/src/exports/endpoints.ts', clientExportsFile(list))
  return files
}

async function filesOf(
  listed: ListedEndpoint,
  { endpoint, corrected }: Prepared,
  shared: Prepared['corrected'],
): Promise<[string, string][]> {
  const { id } = listed
  // From generated/<kind>/<id>.ts up to generated/.
  const up = '../'.repeat(id.split('/').length)
  const text = await endpointFile(corrected, endpoint, {
    shared: { document: shared, from: `${up}queue.ts` },
    deprecated: deprecationOf(listed),
  })
  const fields = fieldsOf(corrected, endpoint)
  const sides = {
    input: isObjectSchema(corrected, endpoint.input),
    output: isObjectSchema(corrected, endpoint.output),
  }
  return [
    [`${types}/types/${id}.ts`, text],
    [`${types}/fields/${id}.ts`, fieldsFile(fields, `${up}../fields/field.ts`)],
    [
      `${types}/documents/${id}.ts`,
      documentFile(id, corrected, `${up}../document.ts`),
    ],
    [
      `client/src/generated/endpoints/${id}.ts`,
      clientEndpointFile(listed, sides),
    ],
  ]
}

function isObjectSchema(document: JsonObject, key: string): boolean {
  const schema = { $ref: schemaReference(key) }
  const shape = toShape(schema, { document, shapes: new Map() })
  return shape.type === 'object' && shape.nullable !== true
}
