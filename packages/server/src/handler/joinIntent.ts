import { headers as names } from '@falvideo/client/internal'
import type { Owner } from './authorize.ts'
import type { JsonObject } from './readJson.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import type { Accepted } from './submitOnce.ts'

export type Intent =
  | { state: 'joined'; accepted: Accepted }
  | {
      state: 'first'
      /**
       * Keeps what became of it, for those that come later. Never throws, as
       * the job exists by now.
       */
      complete(outcome: Accepted | 'unknown'): Promise<void>
      /** No job was created: the intent may be tried again. */
      abandon(): Promise<void>
    }

type Stored = { hash: string; outcome: Accepted | 'unknown' }

// As long as fal keeps a job's payload by default is longer than needed; a day
// outlives every retry and every reload.
const lifetimeMs = 86_400_000
const pollMs = 100

/**
 * One intent of one owner is submitted once. Who comes second gets the answer
 * of the first, waiting for it if need be.
 *
 * @throws Refusal `intent_conflict`: the same id with another input.
 * @throws Refusal `submit_outcome_unknown`: nobody knows what became of it.
 */
export async function joinIntent(
  room: Room,
  owner: Owner,
  headers: Headers,
  what: { endpointId: string; input: JsonObject },
): Promise<Intent> {
  const id = headers.get(names.intentId)
  if (id === null) return withoutId
  if (!/^[\x21-\x7e]{1,128}$/.test(id)) {
    throw new Refusal(
      'bad_request',
      `The header ${names.intentId} is not valid.`,
    )
  }
  const key = `intent:${encodeURIComponent(owner.id)}:${encodeURIComponent(id)}`
  const hash = await hashOf(what)
  const claimant = crypto.randomUUID()
  // Longer than a submit can take, so a claim that is left belongs to the dead.
  for (let tries = Math.ceil(room.upstreamTimeoutMs / pollMs); ; tries -= 1) {
    const claim = await room.once.claim(key, claimant, lifetimeMs)
    if (claim.state === 'done') return join(claim.value, hash)
    if (claim.state === 'claimed') break
    if (tries <= 0 || claim.forMs > 2 * room.upstreamTimeoutMs) throw unknown()
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  return {
    state: 'first',
    complete: async (outcome) => {
      const stored: Stored = { hash, outcome }
      await room.once
        .complete(key, JSON.stringify(stored), lifetimeMs)
        .catch((error: unknown) => room.emit({ type: 'error', error }))
    },
    abandon: () =>
      room.once
        .abandon(key, claimant)
        .catch((error: unknown) => room.emit({ type: 'error', error })),
  }
}

const withoutId: Intent = {
  state: 'first',
  complete: async () => {},
  abandon: async () => {},
}

function join(value: string, hash: string): Intent {
  const stored = JSON.parse(value) as Stored
  if (stored.hash !== hash) {
    throw new Refusal(
      'intent_conflict',
      'This intent id was used for another input before.',
    )
  }
  if (stored.outcome === 'unknown') throw unknown()
  return { state: 'joined', accepted: stored.outcome }
}

function unknown(): Refusal {
  return new Refusal(
    'submit_outcome_unknown',
    'This was submitted before and nobody knows what became of it. The job may exist and may be billed.',
  )
}

async function hashOf(what: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(what))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
