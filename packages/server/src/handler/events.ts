import type { RefusalType } from './refusal.ts'

type Common = {
  /** ISO 8601. */
  at: string
}

type About = {
  ownerId: string
  endpointId: string
  requestId: string
}

/**
 * What happened, for logs, metrics and traces. No event holds an input, a
 * token, a header or the key; amounts are decimal dollars.
 */
export type HandlerEvent = Common &
  (
    | ({ type: 'submit'; estimateUsd: string | null } & About)
    | {
        type: 'refuse'
        reason: RefusalType | 'invalid_input'
        status: number
        method: string
        /** Which route, or `null` if the path names none. */
        route: string | null
        ownerId: string | null
      }
    | {
        type: 'bill'
        ownerId: string
        endpointId: string
        requestId: string | null
        /**
         * `units`: fal named the billed units. `estimate`: a result without
         * them. `free`: known to be unbilled. `unknown`: over, and counted as
         * estimated, as nobody said what it cost. `stated`: a person did, later.
         */
        certainty: 'units' | 'estimate' | 'free' | 'unknown' | 'stated'
        /** What the budget counts. */
        countedUsd: string
        estimateUsd: string
      }
    | {
        type: 'webhook'
        outcome:
          | 'completed'
          | 'duplicate'
          | 'in_progress'
          | 'unverified'
          | 'unconfirmed'
          | 'failed'
        requestId: string | null
      }
    | {
        type: 'error'
        /**
         * What a store, a limiter, `authorize` or the network threw, as it
         * came.
         */
        error: unknown
      }
  )

type WithoutTime<E> = E extends unknown ? Omit<E, 'at'> : never
export type OnEvent = (event: HandlerEvent) => void
export type Emit = (event: WithoutTime<HandlerEvent>) => void

/** Hands events to the caller's function, whose errors stay its own. */
export function createEmit(
  onEvent: OnEvent | undefined,
  now: () => number,
): Emit {
  return (event) => {
    try {
      onEvent?.({ at: new Date(now()).toISOString(), ...event } as HandlerEvent)
    } catch {
      // A broken listener must not undo a job that is already paid for.
    }
  }
}
