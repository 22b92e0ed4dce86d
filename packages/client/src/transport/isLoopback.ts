/** Whether an absolute http(s) URL points at this machine. */
export function isLoopback(url: string): boolean {
  return /^https?:\/\/([^/?#]*[@.])?(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)(?=[:/?#]|$)/i.test(
    url,
  )
}
