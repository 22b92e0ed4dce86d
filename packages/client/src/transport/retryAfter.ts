/** Reads `Retry-After`, seconds or date, as milliseconds from now. */
export function retryAfter(headers: Headers, nowMs: number): number | null {
  const text = headers.get('retry-after')
  if (text === null || text.trim() === '') return null
  const seconds = Number(text)
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(text) - nowMs
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
