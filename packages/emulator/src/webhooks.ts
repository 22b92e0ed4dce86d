import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { Clock } from './clock.ts'
import type { FaultStore } from './createFaults.ts'
import type { Fault } from './faults.ts'
import { guardedRequest } from './guardedRequest.ts'
import type { Job } from './job.ts'
import type { Outcome } from './queue.ts'
import { attemptId } from './random.ts'
import { webhookHeaders } from './wire.ts'

/** One try to deliver one webhook. */
export type WebhookDelivery = {
  requestId: string
  url: string
  /** 1 is the first. */
  attempt: number
  /** ISO 8601. */
  at: string
  /** HTTP status answered. */
  status?: number | undefined
  /** Why there was no answer. */
  error?: string | undefined
}

export type WebhooksParameters = {
  clock: Clock
  faults: FaultStore
  allowPrivate: boolean
  /** Sends instead of the network. */
  fetch: ((request: Request) => Promise<Response>) | undefined
  /** The result as the caller can reach it. */
  payload: (job: Job, outcome: Outcome) => unknown
  /** What is wrong with a body, if anything is. */
  verify: (endpoint: string, text: string) => Error | undefined
  track: (task: Promise<unknown>) => void
}

export type Webhooks = ReturnType<typeof createWebhooks>

/** First wait before another try, in milliseconds; each next one is double. */
const firstRetryMs = 7_000
/** 10 tries after the first, in some two hours (docs: webhooks). */
const mostRetries = 10
const answerWithinMs = 15_000
const payloadError =
  'Response payload is not JSON serializable. Either return a JSON serializable object or use the queue endpoint to retrieve the response.'

/** Calls back when a request has ended, signed, until somebody says yes. */
export function createWebhooks(parameters: WebhooksParameters) {
  const { clock, faults, track } = parameters
  // Two keys are published and the second one signs: a receiver has to try all.
  const keys = [createKey(), createKey()]
  const deliveries: WebhookDelivery[] = []
  let generation = 0

  function later(delayMs: number, callback: () => void) {
    const born = generation
    clock.schedule(clock.now() + delayMs, () => {
      if (generation === born) callback()
    })
  }

  function attempt(job: Job, body: string, count: number) {
    const { endpoint, requestId } = job
    const fault = faults.take('webhook', { endpoint, requestId })
    if (fault?.kind === 'delay') {
      later(fault.delayMs ?? 1_000, () => post(job, body, count, undefined))
    } else post(job, body, count, fault)
    if (fault?.kind === 'duplicate') post(job, body, count, undefined)
  }

  function post(job: Job, body: string, count: number, fault?: Fault) {
    const { requestId, webhookUrl: url = '' } = job
    const at = new Date(clock.now()).toISOString()
    const delivery: WebhookDelivery = { requestId, url, attempt: count, at }
    deliveries.push(delivery)
    const retry = () => {
      if (count > mostRetries) return
      later(firstRetryMs * 2 ** (count - 1), () =>
        attempt(job, body, count + 1),
      )
    }
    if (fault?.kind === 'hang') {
      delivery.error = `no answer within ${answerWithinMs} ms`
      later(answerWithinMs, retry)
      return
    }
    const wrong = fault?.kind === 'bad-signature'
    const text = fault?.kind === 'garbled' ? withoutPayload(body) : body
    const misfit = isOrdered(job)
      ? undefined
      : parameters.verify(job.endpoint, text)
    if (misfit) {
      delivery.error = misfit.message
      return
    }
    const headers = signed(
      job,
      text,
      clock.now(),
      wrong ? createKey() : keys[1],
    )
    track(
      send(parameters, url, text, headers).then(
        (status) => {
          delivery.status = status
          // A redirect is final: it is a wrong address, not a bad moment.
          if (status < 200 || status > 399) retry()
        },
        (error: unknown) => {
          const isError = error instanceof Error
          delivery.error = isError ? error.message : String(error)
          if (!isError || error.name !== 'PrivateAddressError') retry()
        },
      ),
    )
  }

  return {
    /** Sends the webhook of a request that has ended, if it wants one. */
    deliver(job: Job, outcome: Outcome) {
      if (job.webhookUrl === undefined) return
      const body = {
        request_id: job.requestId,
        gateway_request_id: attemptId(job.requestId, job.state.attempts),
        ...(outcome.status < 400
          ? { status: 'OK' }
          : {
              status: 'ERROR',
              error: `Invalid status code: ${outcome.status}`,
            }),
        payload: parameters.payload(job, outcome),
      }
      attempt(job, JSON.stringify(body), 1)
    },
    /** The key set at `/.well-known/jwks.json`. */
    jwks: () => ({
      keys: keys.map(({ publicKey }) => publicKey.export({ format: 'jwk' })),
    }),
    deliveries: deliveries as readonly WebhookDelivery[],
    clear() {
      generation += 1
      deliveries.length = 0
    },
  }
}

/** Whether a fault ordered the result, so that it may be anything. */
function isOrdered({ state }: Job): boolean {
  return state.phase === 'finished' && state.outcome.ordered === true
}

type Key = { publicKey: KeyObject; privateKey: KeyObject }

function createKey(): Key {
  return generateKeyPairSync('ed25519')
}

function withoutPayload(body: string): string {
  return JSON.stringify({
    ...JSON.parse(body),
    status: 'OK',
    payload: null,
    payload_error: payloadError,
  })
}

/** Headers with a signature over ids, time and the hash of the body. */
function signed(
  { requestId, keyId }: Job,
  body: string,
  now: number,
  key: Key | undefined,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000))
  const hash = createHash('sha256').update(body).digest('hex')
  const message = Buffer.from([requestId, keyId, timestamp, hash].join('\n'))
  if (!key) throw new Error('there is no key')
  return {
    'content-type': 'application/json',
    [webhookHeaders.requestId]: requestId,
    [webhookHeaders.userId]: keyId,
    [webhookHeaders.timestamp]: timestamp,
    [webhookHeaders.signature]: sign(null, message, key.privateKey).toString(
      'hex',
    ),
  }
}

async function send(
  parameters: WebhooksParameters,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  if (parameters.fetch) {
    const request = new Request(url, { method: 'POST', headers, body })
    return (await parameters.fetch(request)).status
  }
  const { status } = await guardedRequest(new URL(url), {
    method: 'POST',
    headers,
    body: Buffer.from(body),
    allowPrivate: parameters.allowPrivate,
    timeoutMs: answerWithinMs,
    maxBytes: 1024 * 1024,
    redirects: 0,
  })
  return status
}
