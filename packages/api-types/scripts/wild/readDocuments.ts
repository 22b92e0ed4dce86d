import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { DocumentError } from '../document/DocumentError.ts'
import { isList, isObject, type Json } from '../document/json.ts'

/** One document to generate from, or why there is none. */
export interface FoundDocument {
  /** The file, and which one in it where a file holds several. */
  source: string
  read: () => unknown
}

/**
 * The documents in a file, or in every `.json` file below a folder, in the
 * order of their paths. A file is a document, an entry of fal's catalogue
 * (`{ openapi: {…} }`), a list of either, or a page of it (`{ models: […] }`).
 *
 * @throws DocumentError when there is no such file or folder.
 */
export function readDocuments(from: string): FoundDocument[] {
  if (!existsSync(from)) throw new DocumentError(`${from} is not there`)
  if (!statSync(from).isDirectory()) return documentsIn(from, basename(from))
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((path) => documentsIn(path, relative(from, path)))
}

function documentsIn(path: string, source: string): FoundDocument[] {
  let value: Json
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const read = () => {
      throw new DocumentError(`not JSON: ${reason}`)
    }
    return [{ source, read }]
  }
  const models = isObject(value) && isList(value.models) ? value.models : value
  if (!isList(models)) return [{ source, read: () => documentOf(models) }]
  return models.map((model, index) => ({
    source: `${source}#${nameOf(model) ?? index}`,
    read: () => documentOf(model),
  }))
}

function nameOf(model: Json): string | undefined {
  if (!isObject(model)) return undefined
  return typeof model.endpoint_id === 'string' ? model.endpoint_id : undefined
}

function documentOf(value: Json): Json {
  return isObject(value) && isObject(value.openapi) ? value.openapi : value
}
