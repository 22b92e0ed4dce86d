/** One job, by its endpoint and by the id of the intent behind it. */
export type JobKey<Id extends string = string> = readonly [
  'falvideo',
  'job',
  { readonly endpoint: Id; readonly id: string },
]

/**
 * Every key of this package. They nest, so that any prefix serves as a filter.
 *
 * @example
 * import { falKeys } from '@falvideo/react/query'
 *
 * queryClient.invalidateQueries({ queryKey: falKeys.pricing() })
 * queryClient.removeQueries({ queryKey: falKeys.jobsOf('fal-ai/ltx-2/image-to-video') })
 */
export const falKeys = {
  /** Everything. */
  all: () => ['falvideo'] as const,
  /** Every followed job. */
  allJobs: () => ['falvideo', 'job'] as const,
  /** Every followed job of one endpoint. */
  jobsOf: <Id extends string>(endpoint: Id) =>
    ['falvideo', 'job', { endpoint }] as const,
  /** One followed job. */
  job: <Id extends string>(endpoint: Id, id: string): JobKey<Id> => [
    'falvideo',
    'job',
    { endpoint, id },
  ],
  /** How one job ended. */
  result: <Id extends string>(endpoint: Id, id: string) =>
    ['falvideo', 'result', { endpoint, id }] as const,
  /** What is remembered of all jobs, of all tabs and sessions. */
  history: () => ['falvideo', 'history'] as const,
  /** Prices, of one endpoint or of all. */
  pricing: <Id extends string>(endpoint?: Id) =>
    endpoint === undefined
      ? (['falvideo', 'pricing'] as const)
      : (['falvideo', 'pricing', { endpoint }] as const),
  /** Costs of drafts. */
  cost: <Id extends string>(endpoint?: Id, input?: unknown) =>
    endpoint === undefined
      ? (['falvideo', 'cost'] as const)
      : (['falvideo', 'cost', { endpoint, input }] as const),
  submit: () => ['falvideo', 'submit'] as const,
  cancel: () => ['falvideo', 'cancel'] as const,
  upload: () => ['falvideo', 'upload'] as const,
}
