import { availableParallelism } from 'node:os'
import { typicalRunMs } from './pace.ts'

export type EmulatorOptions = {
  /**
   * `real` encodes the video that was asked for. `still` does so too, but its
   * camera stands still, which takes a fraction of the time. `sample` answers
   * at once with one second of 320x180, for tests that do not look at it.
   * @default 'real'
   */
  render?: 'real' | 'still' | 'sample' | undefined
  /**
   * `manual` stands still until `control.advance(ms)`; only what is due this
   * very moment happens by itself.
   * @default 'real'
   */
  clock?: 'real' | 'manual' | undefined
  /** Makes ids repeat from run to run; also varies the videos. */
  seed?: number | undefined
  /** Requests of one account that run at once. @default 2 */
  concurrency?: number | undefined
  /** Wait for a runner, in milliseconds. @default 2000, or 0 unless `real` */
  queueMs?: number | undefined
  /**
   * Shortest run, in milliseconds; a real render takes its own time beyond.
   * @default by endpoint and size, or 0 unless `real`
   */
  runMs?: number | undefined
  /**
   * Strangers' requests in front of each of yours; they are gone when
   * `queueMs` is over.
   * @default 3
   */
  crowd?: number | undefined
  /** Keys that are accepted. @default any of the form `id:secret` */
  keys?: readonly string[] | undefined
  /**
   * Amount, in US dollars as a decimal string, after which the account is
   * locked and submits answer 403.
   * @default no limit
   */
  balanceUsd?: string | undefined
  /** Whether a running request stops when it is cancelled. @default true */
  honourCancel?: boolean | undefined
  /**
   * Whether browsers may read `x-fal-*` headers; fal is silent on it.
   * @default false
   */
  exposeHeaders?: boolean | undefined
  /** How long results can be read, in milliseconds. @default as fal does */
  resultTtlMs?: number | undefined
  /** How far polled logs go back, in milliseconds. @default 5 minutes */
  logWindowMs?: number | undefined
  /**
   * Lets requests make the emulator fetch from, or call back to, addresses of
   * this machine and its network. Its own addresses always work.
   * @default false
   */
  allowPrivate?: boolean | undefined
  /** Sends webhooks instead of the network; any address is allowed then. */
  webhookFetch?: ((request: Request) => Promise<Response>) | undefined
  /** Folder that keeps files, jobs and ledger over a restart. */
  dataFolder?: string | undefined
  /** Readings of what fal's documentation leaves open. */
  unclear?: UnclearOptions | undefined
}

/** Each with the reading taken where nothing is said. */
export type UnclearOptions = {
  /** Seconds in the `Retry-After` header of a 429. @default no such header */
  retryAfterSeconds?: number | undefined
  /** HTTP status of a cancel that took a request out of the queue. @default 200 */
  cancelledStatus?: 200 | 202 | undefined
  /** HTTP status of a result that has expired. @default 404 */
  expiredStatus?: 404 | 410 | undefined
  /**
   * Whether a COMPLETED status shows the error of a model that refused.
   * @default false
   */
  errorInStatus?: boolean | undefined
  /**
   * Whether `x-fal-request-id` of a result names the last attempt instead of
   * the request.
   * @default false
   */
  attemptIds?: boolean | undefined
  /** What `/models/pricing` does with an unknown id. @default 'omit' */
  unknownPrice?: 'omit' | 'not-found' | undefined
  /** Largest JSON body of a submit, in bytes; beyond it 413. @default no limit */
  maxBodyBytes?: number | undefined
}

/** Options with every default filled in. */
export type Settings = ReturnType<typeof resolveOptions>

/** @throws TypeError for a word or a number that means nothing */
export function resolveOptions(options: EmulatorOptions) {
  const { render = 'real', unclear = {}, runMs, concurrency = 2 } = options
  if (!['real', 'still', 'sample'].includes(render)) {
    throw new TypeError(`"render" is real, still or sample, not ${render}.`)
  }
  // With none, every request would wait for good.
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new TypeError(
      `"concurrency" must be a whole number of at least 1, not ${concurrency}.`,
    )
  }
  const real = render === 'real'
  return {
    render,
    seed: options.seed,
    concurrency,
    queueMs: options.queueMs ?? (real ? 2_000 : 0),
    runMs: (endpoint: string, input: unknown) =>
      runMs ?? (real ? typicalRunMs(endpoint, input) : 0),
    crowd: options.crowd ?? 3,
    keys: options.keys,
    balanceUsd: options.balanceUsd,
    exposeHeaders: options.exposeHeaders ?? false,
    honourCancel: options.honourCancel ?? true,
    resultTtlMs: options.resultTtlMs,
    logWindowMs: options.logWindowMs ?? 5 * 60_000,
    allowPrivate: options.allowPrivate ?? false,
    webhookFetch: options.webhookFetch,
    dataFolder: options.dataFolder,
    renders: availableParallelism(),
    unclear: {
      retryAfterSeconds: unclear.retryAfterSeconds,
      cancelledStatus: unclear.cancelledStatus ?? 200,
      expiredStatus: unclear.expiredStatus ?? 404,
      errorInStatus: unclear.errorInStatus ?? false,
      attemptIds: unclear.attemptIds ?? false,
      unknownPrice: unclear.unknownPrice ?? 'omit',
      maxBodyBytes: unclear.maxBodyBytes ?? Number.POSITIVE_INFINITY,
    },
  }
}
