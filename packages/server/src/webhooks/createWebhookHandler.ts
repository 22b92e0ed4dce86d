import type { Endpoint } from '@falvideo/client'
import type { HandlerContext } from '../handler/authorize.ts'
import type { OnEvent } from '../handler/events.ts'
import { answerJson, Refusal } from '../handler/refusal.ts'
import type { Store } from '../store/store.ts'
import { confirmEnding, type Delivery } from './confirmEnding.ts'
import type { KeySet } from './createKeySet.ts'
import { createWebhookRoom, type WebhookRoom } from './createWebhookRoom.ts'
import { resolveJob } from './resolveJob.ts'
import { verifyWebhook } from './verifyWebhook.ts'
import { WebhookVerificationError } from './WebhookVerificationError.ts'

export type WebhookHandlerOptions<Known extends Endpoint = Endpoint> = {
  /** The fal key, or a function that fetches it: deliveries are confirmed. */
  credentials: string | (() => string | Promise<string>)
  /** Endpoints whose jobs may end here. */
  endpoints: readonly Known[]
  /**
   * Called once per job that ended; again only if it threw, or if this process
   * died over it. Keep it short: fal waits 15 seconds for the answer.
   */
  onCompleted: (delivery: Delivery<Known>) => unknown
  /** The store of the handler: marks deliveries, settles budgets. */
  store: Store
  /** fal's keys. @default a key set of its own */
  keys?: KeySet | undefined
  /** The account's user id; deliveries for another one are refused. */
  userId?: string | undefined
  /** Those of the handler, if it was given any. */
  tokenSecrets?: readonly string[] | undefined
  /** Answer by then, done or not. @default 10_000 */
  answerWithinMs?: number | undefined
  /** Until fal answers a read. @default 4_000 */
  upstreamTimeoutMs?: number | undefined
  /** Until the store answers; a store that does not is down. @default 5_000 */
  storeTimeoutMs?: number | undefined
  /** How long one delivery is worked on before another may. @default 300_000 */
  leaseMs?: number | undefined
  onEvent?: OnEvent | undefined
  /** Origin that answers for all of fal's hosts: the emulator's. */
  baseUrl?: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

export type WebhookHandler = (
  request: Request,
  context?: HandlerContext,
) => Promise<Response>

// fal delivers again for some two hours; this outlives it by far.
const doneForMs = 48 * 3_600_000

/**
 * Makes the route that fal reports endings to. A delivery is verified, taken
 * once per request id over all processes, confirmed with a read of the job,
 * booked, and handed on. Answers other than 2xx make fal deliver again.
 *
 * @example
 * import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
 * import { createWebhookHandler } from '@falvideo/server/webhooks'
 *
 * export const POST = createWebhookHandler({
 *   credentials: process.env.FAL_KEY ?? '',
 *   endpoints: [ltx2ImageToVideo],
 *   store,
 *   onCompleted: async ({ requestId, data }) => {
 *     if (data !== null) await saveVideo(requestId, data.video.url)
 *   },
 * })
 */
export function createWebhookHandler<const Known extends Endpoint>(
  options: WebhookHandlerOptions<Known>,
): WebhookHandler {
  const room = createWebhookRoom(options)
  return async (request, context = {}) => {
    try {
      return await receive(room, options, request, context)
    } catch (error) {
      return refuse(room, error)
    }
  }
}

async function receive<Known extends Endpoint>(
  room: WebhookRoom,
  options: WebhookHandlerOptions<Known>,
  request: Request,
  context: HandlerContext,
): Promise<Response> {
  if (request.method !== 'POST') {
    throw new Refusal('method_not_allowed', 'This route answers POST.', {
      allow: 'POST',
    })
  }
  const verified = await verifyWebhook(request, {
    keys: room.keys,
    now: room.now,
  })
  const { requestId, userId } = verified
  if (options.userId !== undefined && options.userId !== userId) {
    throw new Refusal('forbidden', 'The delivery is for another account.')
  }
  const query = new URL(request.url).searchParams
  const job = await resolveJob(room, query, requestId)
  const key = `webhook:${requestId}`
  const claimant = crypto.randomUUID()
  const claim = await room.store.claim(
    key,
    claimant,
    options.leaseMs ?? 300_000,
  )
  if (claim.state === 'done') {
    room.emit({ type: 'webhook', outcome: 'duplicate', requestId })
    return answerJson(200, { received: true })
  }
  if (claim.state === 'busy') return stillBusy(room, requestId)
  const work = async () => {
    try {
      const delivery = await confirmEnding<Known>(room, job, verified)
      await options.onCompleted(delivery)
      await room.store.complete(key, '', doneForMs)
      room.emit({ type: 'webhook', outcome: 'completed', requestId })
      return answerJson(200, { received: true })
    } catch (error) {
      await room.store.abandon(key, claimant)
      return failed(room, requestId, error)
    }
  }
  return inTime(work(), options.answerWithinMs ?? 10_000, context, () =>
    stillBusy(room, requestId),
  )
}

/** The answer of the work, or another one while the work goes on. */
async function inTime(
  work: Promise<Response>,
  answerWithinMs: number,
  context: HandlerContext,
  otherwise: () => Response,
): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerWithinMs)
  })
  const first = await Promise.race([work, late])
  clearTimeout(timer)
  if (first !== null) return first
  // Not acknowledged: should it fail yet, fal's next delivery starts it again.
  context.waitUntil?.(work)
  return otherwise()
}

function stillBusy(room: WebhookRoom, requestId: string): Response {
  room.emit({ type: 'webhook', outcome: 'in_progress', requestId })
  return answerJson(
    503,
    { detail: 'This delivery is being worked on.', error_type: 'in_progress' },
    { 'retry-after': '10' },
  )
}

function failed(
  room: WebhookRoom,
  requestId: string,
  error: unknown,
): Response {
  if (error instanceof Refusal) {
    room.emit({ type: 'webhook', outcome: 'unconfirmed', requestId })
    return error.toResponse()
  }
  room.emit({ type: 'error', error })
  room.emit({ type: 'webhook', outcome: 'failed', requestId })
  return new Refusal('internal_error', 'The handler failed.').toResponse()
}

function refuse(room: WebhookRoom, error: unknown): Response {
  if (error instanceof WebhookVerificationError) {
    room.emit({ type: 'webhook', outcome: 'unverified', requestId: null })
    return new Refusal('unauthorized', error.message).toResponse()
  }
  if (error instanceof Refusal) {
    room.emit({ type: 'webhook', outcome: 'unverified', requestId: null })
    return error.toResponse()
  }
  room.emit({ type: 'error', error })
  return new Refusal('internal_error', 'The handler failed.').toResponse()
}
