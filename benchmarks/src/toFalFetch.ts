/**
 * A `fetch` for fal's own URLs that goes to an emulator's socket, so that no
 * contender has to know that it is not fal. Answers to a POST name URLs; they
 * become fal's again, since a careful client follows those only.
 */
export function toFalFetch(
  emulatorUrl: string,
  onRequest: (url: URL) => void = () => {},
): typeof globalThis.fetch {
  // Held, since a process may put this in its place.
  const { fetch } = globalThis
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    onRequest(address)
    const target = `${emulatorUrl}/${address.host}${address.pathname}${address.search}`
    const response = await fetch(
      input instanceof Request ? new Request(target, input) : target,
      init,
    )
    const method = init?.method ?? (input instanceof Request && input.method)
    if (method !== 'POST') return response
    const text = (await response.text()).replaceAll(
      `${emulatorUrl}/`,
      'https://',
    )
    const { status, headers } = response
    return new Response(text, { status, headers })
  }
}
