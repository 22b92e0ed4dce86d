import { isList, isObject, type Json, type JsonObject } from './json.ts'

/** `#/components/schemas/File` for a component key, escaped as RFC 6901 says. */
export function schemaReference(key: string): string {
  return `#/components/schemas/${escapeToken(key)}`
}

/** One token of a JSON pointer, escaped. */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The tokens of `#/a/b`, unescaped; undefined when it does not start so. */
export function pointerTokens(reference: string): string[] | undefined {
  if (reference === '#') return []
  if (!reference.startsWith('#/')) return undefined
  return reference
    .slice(2)
    .split('/')
    .map((token) => decode(token).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What a local reference points at, or undefined when nothing is there. */
export function resolvePointer(
  document: JsonObject,
  reference: string,
): Json | undefined {
  const tokens = pointerTokens(reference)
  if (!tokens) return undefined
  let value: Json | undefined = document
  for (const token of tokens) {
    if (isList(value)) value = value[Number(token)]
    else if (isObject(value) && Object.hasOwn(value, token))
      value = value[token]
    else return undefined
  }
  return value
}

/** The component key of `#/components/schemas/<key>`, or undefined. */
export function schemaKey(reference: string): string | undefined {
  const tokens = pointerTokens(reference)
  if (tokens?.length !== 3) return undefined
  const [components, schemas, key] = tokens
  return components === 'components' && schemas === 'schemas' ? key : undefined
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}
