import type { Connection } from '../createConnection.ts'
import { isLoopback } from './isLoopback.ts'

/**
 * Whether fal cannot reach an address: `blob:` and `file:` live in this
 * process alone, `localhost` on this machine, which is fine only where fal
 * does too (the emulator).
 */
export function isLocal({ options }: Connection, url: string): boolean {
  if (/^(blob|file):/i.test(url)) return true
  if (!isLoopback(url)) return false
  const home = options.proxyUrl ?? options.baseUrl ?? 'https://fal.run'
  // A relative address is on the page's own host.
  return !isLoopback(/^\w+:/.test(home) ? home : `${globalThis.location}`)
}
