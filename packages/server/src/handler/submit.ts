import type { Owner } from './authorize.ts'
import { pickSubmitHeaders } from './headers.ts'
import { joinIntent } from './joinIntent.ts'
import { prepareInput } from './prepareInput.ts'
import { passOn } from './readAnswer.ts'
import { readJson } from './readJson.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { type Accepted, submitOnce } from './submitOnce.ts'

/**
 * Validates and prices the input, sets the money aside, submits once, and
 * answers fal's answer with a `job_token`. A second submit with the same
 * intent id joins the first.
 *
 * @throws Refusal `submit_outcome_unknown`: the job may exist; the hold stays.
 */
export async function submit(
  room: Room,
  owner: Owner,
  route: { endpointId: string; maxQueueLength: number | null },
  request: Request,
): Promise<Response> {
  const { endpointId, maxQueueLength } = route
  const endpoint = room.endpoints.get(endpointId)
  if (endpoint === undefined) throw new Error('The route was not checked.')
  const headers = pickSubmitHeaders(request.headers)
  const given = await readJson(request, room.bodyLimits)
  const prepared = prepareInput(endpoint, given)
  const intent = await joinIntent(room, owner, request.headers, {
    endpointId,
    input: prepared.input,
  })
  if (intent.state === 'joined') return answer(room, owner, intent.accepted)
  const outcome = await submitOnce(room, owner, {
    endpointId,
    maxQueueLength,
    prepared,
    headers,
  }).catch(async (error: unknown) => {
    // Thrown only before anything was sent.
    await intent.abandon()
    throw error
  })
  if (outcome.kind === 'accepted') {
    await intent.complete(outcome.accepted)
    return answer(room, owner, outcome.accepted)
  }
  if (outcome.kind === 'refused') {
    await intent.abandon()
    return passOn(outcome.answer)
  }
  await intent.complete('unknown')
  if (outcome.answer !== null) return passOn(outcome.answer)
  throw new Refusal(
    'submit_outcome_unknown',
    'fal did not answer the submit. The job may exist and may be billed.',
  )
}

async function answer(
  room: Room,
  owner: Owner,
  { endpointId, holdId, requestId, ...accepted }: Accepted,
): Promise<Response> {
  const claims = { requestId, endpointId, holdId }
  const job_token = await room.tokens.sign(claims, owner.id)
  return passOn(accepted.answer, { ...accepted.answer.body, job_token })
}
