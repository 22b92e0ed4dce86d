/**
 * Tells inputs apart: FNV-1a, 32 bits, of what will be sent. Not for secrets.
 * `crypto.subtle` would be asynchronous, and is absent on plain http.
 */
export function hashInput(endpointId: string, input: unknown): string {
  let hash = 0x811c9dc5
  for (const letter of endpointId + JSON.stringify(input)) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  }
  return (hash >>> 0).toString(16)
}
