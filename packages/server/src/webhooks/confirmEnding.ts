import type { Endpoint } from '@falvideo/client'
import { appOf } from '@falvideo/client/internal'
import { judgeResult } from '../budget/judgeEnding.ts'
import type { FalAnswer } from '../handler/readAnswer.ts'
import { Refusal } from '../handler/refusal.ts'
import type { WebhookRoom } from './createWebhookRoom.ts'
import type { WebhookJob } from './resolveJob.ts'
import type { VerifiedWebhook } from './verifyWebhook.ts'

type OutputOf<Known extends Endpoint> = NonNullable<Known['~types']>['output']

type About<Id extends string> = { requestId: string; endpointId: Id }

/** A job that ended, typed by its endpoint. */
export type Delivery<Known extends Endpoint = Endpoint> = Known extends Endpoint
  ?
      | (About<Known['id']> & {
          status: 'OK'
          data: OutputOf<Known>
          error: null
        })
      | (About<Known['id']> & {
          status: 'ERROR'
          data: null
          /** fal's sentence; may quote the input. */
          error: string
        })
  : never

// What fal puts into an id; it becomes part of a path.
const requestIdPattern = /^[A-Za-z0-9_-]{1,128}$/

/**
 * Asks fal with our own key whether this job of ours is over: a signature
 * alone only says that fal sent it, and anyone with an account can make fal
 * send something. Books what the result says about the bill.
 *
 * @throws Refusal `upstream_error`: not confirmed, so deliver again.
 */
export async function confirmEnding<Known extends Endpoint>(
  room: WebhookRoom,
  { endpointId, holdId }: WebhookJob,
  { requestId, payload }: Pick<VerifiedWebhook, 'requestId' | 'payload'>,
): Promise<Delivery<Known>> {
  if (!requestIdPattern.test(requestId)) throw unconfirmed()
  const path = `/${appOf(endpointId)}/requests/${requestId}`
  const status = await read(room, `${path}/status?logs=0`)
  const { status: state } = (status.body ?? {}) as { status?: unknown }
  if (status.status !== 200 || state !== 'COMPLETED') throw unconfirmed()
  const result = await read(room, path)
  await room.budget.book(holdId, judgeResult(result))
  const about = { requestId, endpointId }
  if (payload.status === 'ERROR') {
    const error = String(payload.error)
    return { ...about, status: 'ERROR', data: null, error } as Delivery<Known>
  }
  // Too large or not plain enough for a delivery: the result has it.
  const data = payload.payload ?? dataOf(result)
  return { ...about, status: 'OK', data, error: null } as Delivery<Known>
}

function read(room: WebhookRoom, path: string): Promise<FalAnswer> {
  return room.ask({ host: 'queue.fal.run', path, method: 'GET' })
}

function dataOf({ status, body }: FalAnswer): unknown {
  if (status === 200 && body !== undefined) return body
  throw unconfirmed()
}

function unconfirmed(): Refusal {
  return new Refusal('upstream_error', 'fal does not confirm this ending.')
}
