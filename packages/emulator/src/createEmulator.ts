import { availableParallelism } from 'node:os'
import { toRealUrl } from './call.ts'
import { createManualClock, createRealClock } from './clock.ts'
import { control } from './control.ts'
import { type Answer, dispatch } from './dispatch.ts'
import { createFaults, type Faults } from './faults.ts'
import { toFetchResult } from './fetchResult.ts'
import { createFiles } from './files.ts'
import { createJobs } from './jobs.ts'
import { createLedger, type LedgerView } from './ledger.ts'
import { type Listener, listen } from './listen.ts'
import { typicalRunMs } from './pace.ts'
import { createRandom } from './random.ts'
import { createPool } from './render/pool.ts'
import { createRequestLog, type LoggedRequest } from './requestLog.ts'
import { createTasks } from './tasks.ts'
import { startWork } from './work.ts'
import type { World } from './world.ts'

export type EmulatorOptions = {
  /**
   * `real` encodes the video that was asked for; `sample` answers at once with
   * one second of 320x180, for tests that do not look at it.
   * @default 'real'
   */
  render?: 'real' | 'sample' | undefined
  /** `manual` stands still until `control.advance(ms)`. @default 'real' */
  clock?: 'real' | 'manual' | undefined
  /** Makes request ids repeat; also varies the videos. */
  seed?: number | undefined
  /** Requests of one account that run at once. @default 2 */
  concurrency?: number | undefined
  /** Wait for a runner, in milliseconds. @default 2000, or 0 for `sample` */
  queueMs?: number | undefined
  /**
   * Shortest run, in milliseconds; a real render takes its own time beyond.
   * @default by endpoint and size, or 0 for `sample`
   */
  runMs?: number | undefined
  /** Strangers in the queue before each request of yours. @default 3 */
  crowd?: number | undefined
  /** Keys that are accepted. @default any of the form `id:secret` */
  keys?: readonly string[] | undefined
  /** Whether a running request stops when it is cancelled. @default true */
  honourCancel?: boolean | undefined
  /** Lets browsers read `x-fal-*` headers. @default false */
  exposeHeaders?: boolean | undefined
  /** How long results can be read, in milliseconds. @default as fal does */
  resultTtlMs?: number | undefined
  /** How far polled logs go back, in milliseconds. @default 5 minutes */
  logWindowMs?: number | undefined
  /**
   * Lets requests make the emulator fetch from, or call back to, addresses of
   * this machine and its network. @default false
   */
  allowPrivate?: boolean | undefined
  /** Folder that keeps files, jobs and ledger over a restart. */
  dataFolder?: string | undefined
}

export type Emulator = {
  /**
   * `fetch` without a network. Takes fal's own URLs, and the emulator's.
   *
   * @throws Error for any other URL: nothing ever leaves by accident
   */
  fetch: typeof globalThis.fetch
  /** Listens on a port of this machine; 0 or nothing takes a free one. */
  listen: (options?: {
    port?: number | undefined
    host?: string | undefined
  }) => Promise<{ url: string }>
  /** @throws Error before `listen` */
  readonly url: string
  control: {
    now: () => number
    /** Moves a manual clock; settles when all that was due is done. */
    advance: (ms: number) => Promise<void>
    /** Makes a running request lose its runner and queue again. */
    requeue: (requestId: string) => boolean
  }
  ledger: LedgerView
  /** What came in, oldest first. */
  readonly requests: readonly LoggedRequest[]
  faults: Faults
  /** Forgets jobs, files, ledger, requests and faults. */
  reset: () => void
  /** Stops everything and removes what it put on disk. */
  close: () => Promise<void>
}

/** Start of a manual clock: noon of a day in UTC. */
const manualStart = Date.UTC(2026, 0, 1, 12)
const refuseMs = 500

/** A fal of your own; nothing listens before `listen`. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const manual =
    options.clock === 'manual' ? createManualClock(manualStart) : undefined
  const world = createWorld(options, manual ?? createRealClock())
  const { faults, files, jobs, ledger, requests, tasks } = world
  let listener: Listener | undefined

  async function answer(
    request: Request,
    remote: string | undefined,
  ): Promise<Answer> {
    const own = await control(request, emulator, remote)
    if (own) return { kind: 'response', response: own }
    return (
      (await route(request)) ?? { kind: 'response', response: noRoute(request) }
    )
  }

  function route(request: Request): Promise<Answer | undefined> {
    const place = toRealUrl(new URL(request.url))
    return place ? dispatch(request, place, world) : Promise.resolve(undefined)
  }

  faults.onAdd((fault) => {
    if (fault.kind !== 'refuse') return
    listener?.refuse((fault.delayMs ?? refuseMs) * (fault.times ?? 1))
  })

  const emulator: Emulator = {
    async fetch(input, init) {
      const request = new Request(input, init)
      const result = await route(request)
      if (!result) throw new Error(unknownRoute(request))
      return toFetchResult(result, request.signal)
    },
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      if (listener) throw new Error('The emulator listens already.')
      listener = await listen({ port, host, answer })
      return { url: listener.url }
    },
    get url() {
      if (!listener)
        throw new Error('Call listen() first: there is no URL yet.')
      return listener.url
    },
    control: {
      now: world.clock.now,
      async advance(ms) {
        if (!manual) {
          throw new Error(
            "advance() needs createEmulator({ clock: 'manual' }).",
          )
        }
        if (!(ms >= 0))
          throw new TypeError('advance() takes milliseconds >= 0.')
        await manual.advance(ms, tasks.settle)
      },
      requeue(requestId) {
        const job = jobs.get(requestId)
        return job ? jobs.requeue(job) : false
      },
    },
    ledger,
    get requests() {
      return requests.entries
    },
    faults,
    reset() {
      jobs.clear()
      ledger.clear()
      requests.clear()
      faults.clear()
      files.clear()
    },
    async close() {
      jobs.clear()
      await listener?.close()
      listener = undefined
      await tasks.settle()
      await files.close()
    },
  }
  return emulator
}

function createWorld(
  options: EmulatorOptions,
  clock: World['clock'],
): World & { tasks: ReturnType<typeof createTasks> } {
  const mode = options.render ?? 'real'
  const random = createRandom(options.seed)
  const ledger = createLedger()
  const faults = createFaults()
  const files = createFiles({ clock, random, folder: options.dataFolder })
  const tasks = createTasks()
  const { concurrency = 2, runMs, allowPrivate = false } = options
  const work = {
    files,
    ledger,
    faults,
    pool: createPool(availableParallelism()),
    mode,
    seed: options.seed ?? 0,
    allowPrivate,
  }
  const jobs = createJobs({
    clock,
    ledger,
    faults,
    concurrency,
    queueMs: options.queueMs ?? (mode === 'real' ? 2_000 : 0),
    crowd: options.crowd ?? 3,
    runMs: (endpoint, input) =>
      runMs ?? (mode === 'real' ? typicalRunMs(endpoint, input) : 0),
    honourCancel: options.honourCancel ?? true,
    work: (job, signal, log) => startWork(job, signal, log, work),
    onFinish: () => {},
    track: tasks.track,
  })
  const settings = {
    keys: options.keys,
    exposeHeaders: options.exposeHeaders ?? false,
    concurrency,
    resultTtlMs: options.resultTtlMs,
    logWindowMs: options.logWindowMs ?? 5 * 60_000,
  }
  const requests = createRequestLog()
  return {
    settings,
    clock,
    random,
    jobs,
    ledger,
    faults,
    files,
    requests,
    tasks,
  }
}

function unknownRoute(request: Request): string {
  return `The emulator has no route for ${request.method} ${request.url}. It answers for fal's hosts, as https://queue.fal.run/... in process and as http://127.0.0.1:PORT/queue.fal.run/... on its port.`
}

function noRoute(request: Request): Response {
  return Response.json({ detail: unknownRoute(request) }, { status: 501 })
}
