/** Code of the error of a connection that breaks. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  )
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return String((cause as { code?: string }).code ?? cause)
}
