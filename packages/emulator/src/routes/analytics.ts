import { type Call, json } from '../call.ts'
import type { Job } from '../job.ts'
import type { World } from '../world.ts'
import { type Ended, measure, metricNames } from './metrics.ts'
import {
  isWithin,
  platformProblem,
  readEndpointIds,
  readFilter,
} from './platform.ts'
import { groupBy, toSeries } from './series.ts'

/** `GET https://api.fal.ai/v1/models/analytics?endpoint_id=&expand=` */
export function analytics({ url }: Call, { jobs }: World): Response {
  const endpoints = readEndpointIds(url)
  if (endpoints instanceof Response) return endpoints
  const expand = readFilter(url, 'expand') ?? []
  const names = expand.filter((name) => metricNames.includes(name))
  const views = ['time_series', 'summary']
  if (names.length === 0 || !views.some((name) => expand.includes(name))) {
    return platformProblem(
      400,
      'expand needs time_series or summary, and a metric at least',
    )
  }
  const ended = jobs
    .all()
    .filter(({ endpoint }) => endpoints.includes(endpoint))
    .flatMap(toEnded)
    .filter(({ endedAt }) => isWithin(url, endedAt))
  const summarize = (all: readonly Ended[]) =>
    [...groupBy(all, ({ endpoint }) => endpoint)].map(([id, inside]) => ({
      endpoint_id: id,
      ...measure(names, inside),
    }))
  return json(
    200,
    toSeries(url, ended, ({ endedAt }) => endedAt, summarize),
  )
}

function toEnded({ endpoint, state, submittedAt }: Job): Ended[] {
  if (state.phase !== 'finished') return []
  const { finishedAt, startedAt = finishedAt, outcome } = state
  return [
    {
      endpoint,
      endedAt: finishedAt,
      status: outcome.status,
      waited: (startedAt - submittedAt) / 1_000,
      took: (finishedAt - startedAt) / 1_000,
      errorType: outcome.error?.type,
    },
  ]
}
