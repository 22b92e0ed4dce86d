import { type Call, json, localize, localizeAll } from '../call.ts'
import { cdnPath } from '../fetchInput.ts'
import type { Job } from '../job.ts'
import type { World } from '../world.ts'
import {
  isWithin,
  paginate,
  platformProblem,
  readEndpointIds,
  readFilter,
} from './platform.ts'

/** `GET https://api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=` */
export function requestsByEndpoint(call: Call, { jobs }: World): Response {
  const { url, origin } = call
  const endpoints = readEndpointIds(url)
  if (endpoints instanceof Response) return endpoints
  const requests = readFilter(url, 'request_id')
  const statuses = readFilter(url, 'status')
  const payloads = readFilter(url, 'expand')?.includes('payloads') ?? false
  const found = jobs
    .all()
    .filter(
      (job) =>
        endpoints.includes(job.endpoint) &&
        (requests?.includes(job.requestId) ?? true) &&
        (statuses?.includes(verdict(job)) ?? true) &&
        isWithin(url, job.submittedAt),
    )
    .map((job) => describeRequest(job, payloads))
  const { page, ...rest } = paginate(url, found, 100)
  return json(200, { items: localizeAll(page, origin), ...rest })
}

/**
 * `DELETE https://api.fal.ai/v1/models/requests/{id}/payloads`: the files a
 * request made are gone; those it was given stay.
 */
export function deletePayloads(call: Call, { jobs, files }: World): Response {
  const job = jobs.get(call.groups.requestId ?? '')
  if (!job) return platformProblem(404, 'Request not found')
  const { state } = job
  const links = state.phase === 'finished' ? findUrls(state.outcome.body) : []
  const results = []
  for (const link of links) {
    const file = files.get(cdnPath(new URL(link)) ?? '')
    if (!file) continue
    files.remove(file)
    results.push({ link: localize(link, call.origin), exception: null })
  }
  return json(200, { cdn_delete_results: results })
}

function verdict({ state }: Job): 'success' | 'error' | 'user_error' | 'open' {
  if (state.phase !== 'finished') return 'open'
  const { status } = state.outcome
  if (status < 400) return 'success'
  return status < 500 ? 'user_error' : 'error'
}

/** A request as the history shows it, with what went in and out if wanted. */
export function describeRequest(job: Job, payloads: boolean) {
  const { state, requestId, endpoint, submittedAt } = job
  const iso = (time: number) => new Date(time).toISOString()
  const base = {
    request_id: requestId,
    endpoint_id: endpoint,
    sent_at: iso(submittedAt),
  }
  if (state.phase !== 'finished') {
    const started = state.phase === 'running' ? state.startedAt : submittedAt
    return { ...base, started_at: iso(started) }
  }
  const { startedAt = submittedAt, finishedAt, outcome } = state
  return {
    ...base,
    started_at: iso(startedAt),
    ended_at: iso(finishedAt),
    status_code: outcome.status,
    duration: (finishedAt - startedAt) / 1_000,
    ...(payloads ? { json_input: job.input, json_output: outcome.body } : {}),
  }
}

function findUrls(value: unknown): string[] {
  if (typeof value === 'string') return URL.canParse(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(findUrls)
}
