/** One HTTP request the emulator got. */
export type LoggedRequest = {
  /** ISO 8601. */
  at: string
  method: string
  /** As fal's own URL, whatever origin it came to. */
  url: string
  /** Name of the route; absent where none fitted. */
  route?: string | undefined
  endpoint?: string | undefined
  requestId?: string | undefined
  /** Header names in lower case; the key's secret is left out. */
  headers: Record<string, string>
  /** JSON body, if it had one; long strings are shortened. */
  body?: unknown
  /** HTTP status answered; absent where the connection was disrupted. */
  status?: number | undefined
  /** Kind of the fault that hit it. */
  fault?: string | undefined
}

export type RequestLog = {
  readonly entries: readonly LoggedRequest[]
  add: (entry: LoggedRequest) => LoggedRequest
  clear: () => void
}

/** The last so many requests; older ones make room. */
const limit = 5_000

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = []
  return {
    entries,
    add(entry) {
      entries.push(entry)
      if (entries.length > limit * 1.1) {
        entries.splice(0, entries.length - limit)
      }
      return entry
    },
    clear() {
      entries.length = 0
    },
  }
}

/** Headers as they came, without the secret half of a key. */
export function redactHeaders(headers: Headers): Record<string, string> {
  const entries = [...headers].map(([name, value]) => {
    if (name !== 'authorization') return [name, value]
    return [name, value.replace(/^(\S+ [^:]*).*$/s, '$1:...')]
  })
  return Object.fromEntries(entries)
}

/** JSON with strings (data URIs, mostly) cut to a readable length. */
export function shorten(value: unknown): unknown {
  if (typeof value === 'string' && value.length > 6_000) {
    return `${value.slice(0, 60)}... (${value.length} characters)`
  }
  if (Array.isArray(value)) return value.map(shorten)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, shorten(item)]),
    )
  }
  return value
}
