import { existsSync, statSync } from 'node:fs'
import { DocumentError } from '../document/DocumentError.ts'
import { findEndpoint } from '../document/findEndpoint.ts'
import { isObject, type Json } from '../document/json.ts'
import { readDocuments } from '../wild/readDocuments.ts'

/** Where documents are served by fal, without a key. */
export const falDocuments = 'https://fal.ai/api/openapi/queue/openapi.json'

/** A place that has the documents of endpoints. */
export interface DocumentSource {
  /** For `endpoints.json`. */
  name: string
  /**
   * The document of an endpoint; undefined when the place says that there is
   * none (404, or no such file).
   *
   * @throws DocumentError when it cannot be told.
   */
  fetchDocument(id: string): Promise<Json | undefined>
}

/**
 * Documents from a URL, a folder or a file. Of a URL `{id}` is replaced; one
 * without gets `?endpoint_id=`, as fal's does.
 */
export function documentSource(
  from: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): DocumentSource {
  return /^https?:\/\//.test(from) ? fromUrl(from, fetch) : fromFiles(from)
}

function fromUrl(from: string, fetch: typeof globalThis.fetch): DocumentSource {
  return {
    name: from,
    async fetchDocument(id) {
      const url = urlOf(from, id)
      const response = await reach(url, fetch)
      if (response.status === 404) return undefined
      if (!response.ok)
        throw new DocumentError(`${url} answered ${response.status}`)
      const text = await response.text()
      try {
        return documentOf(JSON.parse(text))
      } catch {
        throw new DocumentError(`${url} answered no JSON: ${text.slice(0, 80)}`)
      }
    },
  }
}

async function reach(
  url: string,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(60_000) })
  } catch (cause) {
    throw new DocumentError(
      `${url} cannot be reached; --from takes a file too`,
      { cause },
    )
  }
}

function urlOf(from: string, id: string): string {
  if (from.includes('{id}')) return from.replaceAll('{id}', id)
  const url = new URL(from)
  url.searchParams.set('endpoint_id', id)
  return url.href
}

/** fal answers `null` for an id that it does not know. */
function documentOf(value: Json): Json | undefined {
  return value ?? undefined
}

function fromFiles(from: string): DocumentSource {
  if (!existsSync(from)) throw new DocumentError(`${from} is not there`)
  const known = new Map<string, Json>()
  for (const { source, read } of readDocuments(from)) {
    const document = read() as Json
    if (!isObject(document))
      throw new DocumentError(`${source} holds no document`)
    known.set(findEndpoint(structuredClone(document)).id, document)
  }
  if (known.size === 0)
    throw new DocumentError(
      `no document in ${from}${statSync(from).isDirectory() ? '/' : ''}`,
    )
  return {
    name: 'a folder of documents',
    fetchDocument: async (id) => known.get(id),
  }
}
