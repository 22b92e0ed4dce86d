/** Whether a socket address is this machine. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:/, '')
  return plain === '::1' || /^127(\.\d{1,3}){3}$/.test(plain)
}

/** Whether the host name of a URL can only be this machine. */
export function isLoopbackHost(hostname: string): boolean {
  const plain = hostname.toLowerCase().replace(/^\[|\]$/g, '')
  return (
    plain === 'localhost' ||
    plain.endsWith('.localhost') ||
    isLoopbackAddress(plain)
  )
}
