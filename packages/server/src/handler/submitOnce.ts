import { formatMicros } from '@falvideo/client/internal'
import { createdNoJob } from '../budget/judgeEnding.ts'
import { settleAbandoned } from '../budget/settleAbandoned.ts'
import type { Owner } from './authorize.ts'
import { findSubmitted } from './findSubmitted.ts'
import type { Prepared } from './prepareInput.ts'
import { BrokenAnswer, type FalAnswer } from './readAnswer.ts'
import type { JsonObject } from './readJson.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { UnreachableError } from './sendToFal.ts'

/** What fal said when it took a job. Plain JSON, so that it can be stored. */
export type Accepted = {
  endpointId: string
  holdId: string
  requestId: string
  answer: { status: number; headers: Record<string, string>; body: JsonObject }
}

/**
 * `refused`: no job was created, and the hold is given back.
 * `unknown`: it may have been; the hold stays. `answer` is what fal said, if
 * it said anything.
 */
export type SubmitOutcome =
  | { kind: 'accepted'; accepted: Accepted }
  | { kind: 'refused'; answer: FalAnswer }
  | { kind: 'unknown'; answer: FalAnswer | null }

export type Submission = {
  endpointId: string
  maxQueueLength: number | null
  prepared: Prepared
  headers: Record<string, string>
}

/**
 * Reserves, submits once, and books what is known.
 * @throws Refusal only while it is certain that no job exists.
 */
export async function submitOnce(
  room: Room,
  owner: Owner,
  submission: Submission,
): Promise<SubmitOutcome> {
  const { endpointId, prepared } = submission
  const { estimate } = prepared
  const holdId = await reserve(room, owner, submission)
  const query = await queryOf(room, owner, holdId, submission)
  await room.budget.markSent(holdId)
  const answer = await post(room, holdId, query, submission)
  if (answer === null) return { kind: 'unknown', answer }
  const submitted = await findSubmitted(room, endpointId, answer)
  if (submitted !== null) {
    const { status, headers, body } = submitted
    const requestId = body.request_id
    await room.budget.accept(holdId, requestId)
    room.emit({
      type: 'submit',
      ownerId: owner.id,
      endpointId,
      requestId,
      estimateUsd: estimate === null ? null : formatMicros(estimate.micros),
    })
    const kept = { status, headers, body }
    return {
      kind: 'accepted',
      accepted: { endpointId, holdId, requestId, answer: kept },
    }
  }
  const refused = createdNoJob(answer.status)
  await room.budget.book(holdId, { kind: refused ? 'free' : 'unknown' })
  if (refused) return { kind: 'refused', answer }
  // A success that cannot be read is no answer.
  return { kind: 'unknown', answer: answer.status < 300 ? null : answer }
}

async function reserve(
  room: Room,
  owner: Owner,
  { endpointId, prepared }: Submission,
): Promise<string> {
  const take = () => room.budget.reserve(owner, endpointId, prepared.estimate)
  try {
    return await take()
  } catch (error) {
    const reason = error instanceof Refusal ? error.type : null
    const busy = reason === 'too_many_jobs'
    if (!busy && reason !== 'budget_exceeded') throw error
    // Perhaps the room is taken by jobs that are over.
    const over = await settleAbandoned(room, 3, busy ? owner.id : undefined)
    if (over === 0) throw error
    return take()
  }
}

/** The answer, or `null` where the submit may have arrived without one. */
async function post(
  room: Room,
  holdId: string,
  query: string,
  { endpointId, prepared, headers }: Submission,
): Promise<FalAnswer | null> {
  try {
    return await room.ask({
      host: 'queue.fal.run',
      path: `/${endpointId}${query}`,
      method: 'POST',
      headers,
      body: JSON.stringify(prepared.input),
    })
  } catch (error) {
    if (error instanceof BrokenAnswer) return error.answer
    const unsent = error instanceof UnreachableError && !error.maySent
    await room.budget.book(holdId, { kind: unsent ? 'free' : 'unknown' })
    if (!unsent) return null
    room.emit({ type: 'error', error: error.cause })
    throw new Refusal(
      'not_submitted',
      'fal could not be reached. No job was created.',
    )
  }
}

/**
 * What the caller may ask for, and where fal reports the ending, with a signed
 * word about whose job it is.
 */
async function queryOf(
  room: Room,
  owner: Owner,
  holdId: string,
  { endpointId, maxQueueLength }: Submission,
): Promise<string> {
  const query = new URLSearchParams()
  if (maxQueueLength !== null) {
    query.set('fal_max_queue_length', String(maxQueueLength))
  }
  if (room.webhookUrl !== undefined) {
    const claims = { requestId: '', endpointId, holdId }
    const url = new URL(room.webhookUrl)
    url.searchParams.set('ticket', await room.tokens.sign(claims, owner.id))
    query.set('fal_webhook', url.href)
  }
  return query.size === 0 ? '' : `?${query}`
}
