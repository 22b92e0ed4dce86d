import { type BodyLimits, readBody } from './readBody.ts'
import { Refusal } from './refusal.ts'

export type JsonObject = { [key: string]: unknown }

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])
const maxDepth = 16

/**
 * The body as a JSON object.
 *
 * @throws Refusal `unsupported_media_type`: not `application/json`, which also
 * makes a browser ask before it sends such a body from another site.
 * @throws Refusal `bad_request`: not UTF-8, not JSON, not an object, keys that
 * name a prototype, nested too deep.
 */
export async function readJson(
  request: Request,
  limits: BodyLimits,
): Promise<JsonObject> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new Refusal(
      'unsupported_media_type',
      'The body must be application/json in UTF-8.',
    )
  }
  if (request.headers.has('content-encoding')) {
    throw new Refusal(
      'unsupported_media_type',
      'The body must not be compressed.',
    )
  }
  const value = parse(await readBody(request, limits))
  if (!isJsonObject(value)) {
    throw new Refusal('bad_request', 'The body must be a JSON object.')
  }
  checkKeys(value, 0)
  return value
}

function parse(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // The message of the parser quotes the input, so it is not passed on.
    throw new Refusal('bad_request', 'The body is not valid JSON in UTF-8.')
  }
}

function checkKeys(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= maxDepth) {
    throw new Refusal('bad_request', 'The body is nested too deeply.')
  }
  for (const key of Object.keys(value)) {
    if (forbiddenKeys.has(key)) {
      throw new Refusal('bad_request', 'The body uses a key that is reserved.')
    }
    checkKeys((value as JsonObject)[key], depth + 1)
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
