/** Where each part of fal is reached, without trailing slash. */
export type Origins = {
  queue: string
  run: string
  rest: string
  api: string
  /** Whether fal itself, as configured, is on this machine. */
  loopback: boolean
}

const loopbackHost =
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i

/** Whether a URL points at this machine. Relative ones count as the page's. */
export function isLoopback(url: string): boolean {
  try {
    return loopbackHost.test(new URL(url, globalThis.location?.href).hostname)
  } catch {
    return false
  }
}

const trim = (url: string): string => url.replace(/\/+$/, '')

/** Our handler answers for the queue and for storage, and hides the rest. */
export function createOrigins(options: {
  baseUrl?: string | undefined
  proxyUrl?: string | undefined
}): Origins {
  if (options.proxyUrl !== undefined) {
    const proxy = trim(options.proxyUrl)
    return {
      queue: proxy,
      run: proxy,
      rest: proxy,
      api: proxy,
      loopback: isLoopback(options.proxyUrl),
    }
  }
  const base = options.baseUrl === undefined ? 'https:/' : trim(options.baseUrl)
  return {
    queue: `${base}/queue.fal.run`,
    run: `${base}/fal.run`,
    rest: `${base}/rest.fal.ai`,
    api: `${base}/api.fal.ai`,
    loopback: options.baseUrl !== undefined && isLoopback(options.baseUrl),
  }
}
