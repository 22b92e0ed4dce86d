/** The key as a function, checked each time it is fetched. */
export function compileCredentials(
  given: string | (() => string | Promise<string>),
): () => Promise<string> {
  if (typeof given === 'function') {
    return async () => checkCredentials(await given())
  }
  const credentials = checkCredentials(given)
  return async () => credentials
}

/** What tokens are signed with: given, or the credentials themselves. */
export function compileSecrets(
  given: readonly string[] | undefined,
  getCredentials: () => Promise<string>,
): () => Promise<readonly string[]> {
  if (given === undefined) return async () => [await getCredentials()]
  if (given.length === 0 || given.some((secret) => secret.length < 32)) {
    throw new TypeError(
      '`tokenSecrets` must hold at least one secret, each of 32 characters or more.',
    )
  }
  return async () => given
}

/**
 * Key of the account, checked for a form that can be a header.
 * @throws TypeError without the value.
 */
function checkCredentials(credentials: unknown): string {
  if (
    typeof credentials === 'string' &&
    /^[\x21-\x39\x3b-\x7e]+:[\x21-\x7e]+$/.test(credentials)
  ) {
    return credentials
  }
  throw new TypeError(
    'The fal key must read `<key id>:<key secret>`. Pass it as `credentials`, for instance from FAL_KEY.',
  )
}
