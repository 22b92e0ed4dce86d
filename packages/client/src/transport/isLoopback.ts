const loopback =
  /^https?:\/\/([^/?#]*@)?(localhost|[^/:?#]+\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)(?=[:/?#]|$)/i

/** Whether an absolute http(s) URL points at this machine. */
export function isLoopback(url: string): boolean {
  return loopback.test(url)
}

/**
 * Whether fal cannot reach an address: `blob:` and `file:` live in this
 * process alone, `localhost` on this machine, which is fine only where fal
 * does too (the emulator).
 */
export function isLocal(url: string, falIsLoopback: boolean): boolean {
  return /^(blob|file):/i.test(url) || (!falIsLoopback && isLoopback(url))
}
