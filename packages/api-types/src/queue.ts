import type { components } from './generated/queue.ts'

type Schemas = components['schemas']

/** One line of a log. Rely on `message` and `timestamp` alone. */
export type LogEntry = Schemas['QueueLogEntry']

/** Waiting for a runner. */
export type QueueStatusInQueue = Schemas['QueueStatusInQueue']

/** Running. May go back into the queue when a runner fails. */
export type QueueStatusInProgress = Schemas['QueueStatusInProgress']

/** Over: done, failed or cancelled. Only the result tells which. */
export type QueueStatusCompleted = Schemas['QueueStatusCompleted']

/** Where a request stands, told apart by `status`. */
export type QueueStatus =
  | QueueStatusInQueue
  | QueueStatusInProgress
  | QueueStatusCompleted

/** The answer to a submit. */
export type QueueSubmitAnswer = Schemas['QueueSubmitAnswer']

/** The answer to a cancel. */
export type CancelAnswer = Schemas['QueueCancelAnswer']
