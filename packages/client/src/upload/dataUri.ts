import { ConfigurationError } from '../errors/usage.ts'

/** The bytes of a data URI. */
export function toBlob(uri: string): Blob {
  const match = /^data:([^,]*?)(;base64)?,(.*)$/s.exec(uri)
  if (!match) throw new ConfigurationError('This is no data URI.')
  const [, type = '', base64, text = ''] = match
  if (base64 === undefined)
    return new Blob([decodeURIComponent(text)], { type })
  const binary = atob(text)
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type })
}

/** The data URI of some bytes. */
export async function toDataUri(blob: Blob, type: string): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  // In pieces: an argument list has a limit.
  for (let start = 0; start < bytes.length; start += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192))
  }
  return `data:${type};base64,${btoa(binary)}`
}
