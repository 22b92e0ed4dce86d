const factors: Record<string, number> = {
  '1080p': 1,
  '1440p': 1.5,
  '2160p': 2.5,
}

/**
 * A run time that feels like the endpoint, in milliseconds: longer for longer
 * and larger videos, half of it for the fast ones. Not measured at fal.
 */
export function typicalRunMs(endpoint: string, input: unknown): number {
  const { duration, resolution } =
    typeof input === 'object' && input !== null
      ? (input as Record<string, unknown>)
      : {}
  const seconds = Number(duration ?? 6) || 6
  const perSecond = endpoint.endsWith('/fast') ? 750 : 1_500
  return Math.round(seconds * perSecond * (factors[String(resolution)] ?? 1))
}
