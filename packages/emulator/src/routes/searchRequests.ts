import { type Call, json, localizeAll } from '../call.ts'
import type { Job } from '../job.ts'
import type { World } from '../world.ts'
import { paginate, platformProblem, readFilter } from './platform.ts'
import { describeRequest } from './requests.ts'

/**
 * `GET https://api.fal.ai/v1/models/requests/search`. fal compares meanings;
 * this compares words, and addresses as they are.
 */
export function searchRequests(call: Call, { jobs }: World): Response {
  const { url, origin } = call
  const { searchParams } = url
  const endpoints = readFilter(url, 'endpoint_id')
  const least = Number(searchParams.get('min_similarity') ?? 0)
  if (!(least >= 0)) {
    return platformProblem(400, 'min_similarity is a number from 0')
  }
  const wanted = ['query', 'image_url', 'video_url'].flatMap((name) => {
    const value = searchParams.get(name)
    return value === null ? [] : [value]
  })
  // Nobody comes here other than through the API.
  const none = searchParams.get('exclude_api_requests') === 'true'
  const found = (none ? [] : jobs.all())
    .filter(({ endpoint }) => endpoints?.includes(endpoint) ?? true)
    .map((job) => ({ job, similarity: similarityOf(job, wanted) }))
    .filter(({ similarity }) => similarity > 0 && similarity >= least)
    // Newest first among those that are alike.
    .reverse()
    .sort((one, other) => other.similarity - one.similarity)
    .map(({ job, similarity }) => ({
      ...describeRequest(job, true),
      ...(wanted.length > 0 ? { similarity } : {}),
    }))
  const { page, ...rest } = paginate(url, found, 100)
  return json(200, { results: localizeAll(page, origin), ...rest })
}

/** Share of what is wanted that a request has, 0 to 1. */
function similarityOf(job: Job, wanted: readonly string[]): number {
  const words = wanted.flatMap((text) => text.toLowerCase().split(/\s+/))
  const { state } = job
  const output = state.phase === 'finished' ? state.outcome.body : null
  const text = JSON.stringify([job.input, output]).toLowerCase()
  const found = words.filter((word) => text.includes(word))
  return words.length === 0 ? 1 : found.length / words.length
}
