import { DocumentError } from '../document/DocumentError.ts'

/**
 * The name of an endpoint's value: its id without the owner, in camelCase, as
 * fal names components: `fal-ai/ltx-2.3/image-to-video` is
 * `ltx23ImageToVideo`. With the owner where the name is taken or no identifier.
 *
 * @param taken names that are in use, compared without regard to case
 */
export function nameEndpoint(id: string, taken: readonly string[]): string {
  const parts = id.split('/')
  for (const part of parts)
    if (!/^[\w.-]+$/.test(part) || /^\.+$/.test(part))
      throw new DocumentError(`${id} is no endpoint id`)
  const used = new Set(taken.map((name) => name.toLowerCase()))
  const names = [parts.slice(1), parts].map(camelCase)
  const free = names.find(
    (name) => /^[a-z]\w*$/i.test(name) && !used.has(name.toLowerCase()),
  )
  if (free !== undefined) return free
  throw new DocumentError(`no name is left for ${id}: ${names.join(', ')}`)
}

function camelCase(parts: readonly string[]): string {
  const words = parts
    .join('-')
    .replaceAll('.', '')
    .split(/[-_]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
  return words
    .map((word, index) =>
      index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`,
    )
    .join('')
}
