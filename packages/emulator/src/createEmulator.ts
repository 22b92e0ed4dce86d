import { toRealUrl } from './call.ts'
import { createManualClock, createRealClock } from './clock.ts'
import { control } from './control.ts'
import { type Controls, createControls } from './createControls.ts'
import { createDoor } from './createDoor.ts'
import { createPace } from './createPace.ts'
import { createWorld } from './createWorld.ts'
import { type Answer, dispatch } from './dispatch.ts'
import type { Faults } from './faults.ts'
import { toFetchResult } from './fetchResult.ts'
import { type JobView, viewJobs } from './jobView.ts'
import type { LedgerView } from './ledger.ts'
import { type Listener, listen } from './listen.ts'
import { type EmulatorOptions, resolveOptions } from './options.ts'
import type { LoggedRequest } from './requestLog.ts'
import type { WebhookDelivery } from './webhooks.ts'
import type { World } from './world.ts'

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
    /** @default '127.0.0.1' */
    host?: string | undefined
  }) => Promise<{ url: string }>
  /** @throws Error before `listen` */
  readonly url: string
  control: Controls
  ledger: LedgerView
  /** Where every request stands, oldest first. */
  readonly jobs: readonly JobView[]
  /** What came in, oldest first. */
  readonly requests: readonly LoggedRequest[]
  /** Webhooks sent, or not sent and why, oldest first. */
  readonly webhooks: readonly WebhookDelivery[]
  /** Answers and webhooks that were not as fal's; each was an error, too. */
  readonly violations: readonly string[]
  faults: Faults
  /** Forgets jobs, files, ledger, requests, faults and moved settings. */
  reset: () => void
  /**
   * Stops everything and removes what it put on disk.
   *
   * @throws Error when an answer was not as fal's; see `violations`
   */
  close: () => Promise<void>
}

/** Start of a manual clock: noon of a day in UTC. */
const manualStart = Date.UTC(2026, 0, 1, 12)

/**
 * A fal of your own. Nothing listens before `listen`.
 *
 * @example
 * import { createEmulator } from '@falvideo/emulator'
 *
 * const emulator = createEmulator({ render: 'sample' })
 * const answer = await emulator.fetch('https://queue.fal.run/...')
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const manual =
    options.clock === 'manual' ? createManualClock(manualStart) : undefined
  const settings = resolveOptions(options)
  const world = createWorld(settings, manual ?? createRealClock())
  const pace = createPace(settings, options.runMs)
  const { faults, jobs, tasks } = world
  const door = createDoor(faults)
  let listener: Listener | undefined

  async function route(
    request: Request,
    arrived: boolean,
  ): Promise<Answer | undefined> {
    const place = toRealUrl(new URL(request.url))
    return place && dispatch(request, place, world, arrived)
  }

  async function answer(
    request: Request,
    remote: string | undefined,
  ): Promise<Answer> {
    const own = await control(request, emulator, remote)
    if (own) return { kind: 'response', response: own }
    try {
      const answer = await route(request, true)
      if (answer) return answer
      return { kind: 'response', response: problem(501, unknownRoute(request)) }
    } catch (error) {
      // A mistake of ours, or an answer that failed verification.
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'response', response: problem(500, detail) }
    }
  }

  const emulator: Emulator = {
    async fetch(input, init) {
      const request = new Request(input, init)
      const result = await route(request, false)
      if (!result) throw new Error(unknownRoute(request))
      return toFetchResult(result, request.signal)
    },
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      if (listener) throw new Error('The emulator listens already.')
      listener = await listen({ port, host, answer })
      door.use(listener)
      return { url: listener.url }
    },
    get url() {
      if (!listener) throw new Error('There is no URL before listen().')
      return listener.url
    },
    control: createControls(world, manual, pace),
    ...views(world),
    get jobs() {
      return viewJobs(world)
    },
    reset() {
      pace.reset()
      forget(world)
    },
    async close() {
      jobs.clear()
      world.webhooks.clear()
      door.leave()
      await listener?.close()
      listener = undefined
      await tasks.settle()
      await world.files.close()
      const { violations } = world.verifier
      if (violations.length > 0) throw new Error(violations.join('\n'))
    },
  }
  return emulator
}

function views(world: World) {
  const { ledger, faults, requests, webhooks, verifier } = world
  return {
    ledger,
    faults,
    requests: requests.entries,
    webhooks: webhooks.deliveries,
    violations: verifier.violations,
  }
}

function forget(world: World) {
  const { jobs, ledger, requests, faults, files, webhooks } = world
  jobs.clear()
  ledger.clear()
  requests.clear()
  faults.clear()
  world.tasks.track(files.clear())
  webhooks.clear()
  world.keys.clear()
  Object.assign(world.storage, { lifetimeMs: undefined, access: 'allow' })
  world.journal?.clear()
}

function unknownRoute(request: Request): string {
  return `The emulator has no route for ${request.method} ${request.url}. It answers for fal's hosts, as https://queue.fal.run/... in process and as http://127.0.0.1:PORT/queue.fal.run/... on its port.`
}

function problem(status: number, detail: string): Response {
  return Response.json({ detail }, { status })
}
