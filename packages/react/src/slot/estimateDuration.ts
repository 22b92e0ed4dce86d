import { type Endpoint, estimateCost, type Receipt } from '@falvideo/client'

/** Jobs further back say little about how busy fal is today. */
const mostJobs = 10

/**
 * How long a job will take, by this user's own: the median of the last ones of
 * the endpoint at the same price, which stands for the same size and length,
 * or else of the endpoint. `null` for the first job. Milliseconds.
 */
export function estimateDuration(
  receipts: readonly Receipt<object>[],
  endpoint: Endpoint<string, object, object>,
  input: object,
): number | null {
  const { usd } = estimateCost(endpoint, input)
  const past = receipts.filter(
    ({ endpointId, ending }) =>
      endpointId === endpoint.id && ending?.status === 'completed',
  )
  const alike = past.filter(({ price }) => (price?.usd ?? null) === usd)
  const durations = (alike.length > 0 ? alike : past)
    .sort((a, b) => b.createdAtMs - a.createdAtMs)
    .slice(0, mostJobs)
    .map(({ createdAtMs, ending }) => (ending?.endedAtMs ?? 0) - createdAtMs)
    .sort((a, b) => a - b)
  return durations[Math.floor(durations.length / 2)] ?? null
}
