/** What is known of a request that has ended; times in seconds. */
export type Ended = {
  endpoint: string
  endedAt: number
  /** HTTP status of its result. */
  status: number
  /** From submit to the runner, and from there to the end. */
  waited: number
  took: number
  errorType: string | undefined
}

type Metric = (ended: readonly Ended[]) => number

const countBy =
  (fits: (one: Ended) => boolean): Metric =>
  (ended) =>
    ended.filter(fits).length

/** Which `error_type` counts as what. */
const failed = (...types: string[]): Metric =>
  countBy(({ errorType }) => types.includes(errorType ?? ''))

const counts: Record<string, Metric> = {
  request_count: countBy(() => true),
  success_count: countBy(({ status }) => status < 400),
  user_error_count: countBy(({ status }) => status >= 400 && status < 500),
  error_count: countBy(({ status }) => status >= 500),
  startup_error_count: failed('startup_timeout', 'runner_scheduling_failure'),
  connection_error_count: failed(
    'runner_connection_timeout',
    'runner_connection_refused',
    'runner_connection_error',
    'runner_disconnected',
  ),
  timeout_error_count: failed('request_timeout'),
  runtime_error_count: countBy(
    ({ status, errorType = 'internal_error' }) =>
      status >= 500 &&
      ['internal_error', 'runner_server_error'].includes(errorType),
  ),
  // Runners here are always warm.
  cold_boot_count: () => 0,
  total_billable_duration: (ended) =>
    sum(ended.filter(({ status }) => status < 400).map(({ took }) => took)),
}

const percentiles: Record<string, Metric> = Object.fromEntries([
  ...[50, 75, 90, 95, 99].map((share): [string, Metric] => [
    `p${share}_prepare_duration`,
    (ended) =>
      percentile(
        share,
        ended.map(({ waited }) => waited),
      ),
  ]),
  ...[25, 50, 75, 90, 95, 99].map((share): [string, Metric] => [
    `p${share}_duration`,
    (ended) =>
      percentile(
        share,
        ended.map(({ took }) => took),
      ),
  ]),
  ...[50, 75, 90].map((share): [string, Metric] => [
    `p${share}_cold_boot_duration`,
    () => 0,
  ]),
])

const metrics: Readonly<Record<string, Metric>> = { ...counts, ...percentiles }

/** Every metric there is (platform API: models, analytics). */
export const metricNames: readonly string[] = Object.keys(metrics)

/** The metrics asked for. */
export function measure(names: readonly string[], ended: readonly Ended[]) {
  return Object.fromEntries(
    names.map((name) => [name, metrics[name]?.(ended) ?? 0]),
  )
}

function percentile(share: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil((share / 100) * sorted.length) - 1] ?? 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
