/**
 * Gives everyone who asks at the same moment the same look. A hundred slots
 * hear of one change, and reading all receipts anew for each takes seconds.
 * Who asks after the look has begun gets the next one, so nothing is stale.
 */
export function lookOnce<T>(look: () => T | Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined
  return () => {
    next ??= Promise.resolve().then(() => {
      next = undefined
      return look()
    })
    return next
  }
}
