const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

/**
 * Whether a request was made on this machine, by our own page or by a program
 * that is no page. The socket is bound to the loopback address; what is left
 * to refuse is another site's page that reaches for it: by a name of its own
 * that resolves to us (the Host shows it), or from its own origin.
 */
export function isThisMachine(headers: {
  host: string | undefined
  origin: string | undefined
}): boolean {
  const { host, origin } = headers
  if (host === undefined || !loopback.test(host)) return false
  return origin === undefined || origin === `http://${host}`
}
