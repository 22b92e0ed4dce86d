// Raised before a connection exists (protocol of fal's own clients, backup
// host rule). A reset or a timeout afterwards proves nothing.
const codes = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

/**
 * Whether an error of `fetch` proves that no byte of the request left. Browsers
 * say `TypeError: Failed to fetch` for everything, which proves nothing.
 */
export function provablyUnsent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length) {
    return error.errors.every(provablyUnsent)
  }
  if ('code' in error && typeof error.code === 'string') {
    return (
      codes.has(error.code) ||
      (error.code === 'ETIMEDOUT' &&
        'syscall' in error &&
        error.syscall === 'connect')
    )
  }
  return 'cause' in error && provablyUnsent(error.cause)
}
