import {
  disableFallbackHeader,
  noRetryHeader,
  objectLifecycleHeader,
  priorityHeader,
  runnerHintHeader,
  startTimeoutAliasHeader,
  startTimeoutHeader,
  storeIoHeader,
} from '../protocol/headers.ts'
import { toLifecycle } from '../protocol/toLifecycle.ts'

/** What fal does with the files a job makes. */
export type ObjectLifecycle = {
  /** Seconds until fal deletes them. */
  expiresInSeconds?: number | undefined
  /** Who may read them; fal's own object, sent as it is. */
  initialAcl?: Readonly<Record<string, unknown>> | undefined
}

/** How fal treats a job in its queue. */
export type QueueOptions = {
  /** `low` waits behind others. @default 'normal' */
  priority?: 'normal' | 'low' | undefined
  /** fal gives up, free of charge, if no runner started by then. Over 1000. */
  startTimeoutMs?: number | undefined
  /** Asks for the runner of earlier requests with the same text. */
  runnerHint?: string | undefined
  objectLifecycle?: ObjectLifecycle | undefined
  /** Keeps fal from retrying on another runner. @default false */
  noRetry?: boolean | undefined
  /** Keeps fal from answering by an equivalent endpoint. @default false */
  noFallback?: boolean | undefined
  /** Whether fal keeps input and output. @default the account's setting */
  storeIo?: boolean | undefined
  /** Refused with 429 when more than this wait already. */
  maxQueueLength?: number | undefined
  /** Public https address that fal calls when the job ends. */
  webhookUrl?: string | undefined
}

/**
 * Writes options of the queue as `submit` takes them. The methods of a client
 * do so by themselves.
 *
 * @example
 * import { queueOptions, submit } from '@falvideo/client'
 *
 * submit(connection, endpoint, input, queueOptions({ priority: 'low' }))
 */
export function queueOptions(options: QueueOptions): {
  headers: Record<string, string | undefined>
  query: Record<string, string>
} {
  const { startTimeoutMs, storeIo, objectLifecycle: files } = options
  const { webhookUrl, maxQueueLength } = options
  const seconds =
    startTimeoutMs === undefined ? undefined : `${startTimeoutMs / 1000}`
  return {
    query: {
      ...(webhookUrl !== undefined && { fal_webhook: webhookUrl }),
      ...(maxQueueLength !== undefined && {
        fal_max_queue_length: `${maxQueueLength}`,
      }),
    },
    headers: {
      [priorityHeader]: options.priority,
      // The gateway reads either name, older editions only the alias.
      [startTimeoutHeader]: seconds,
      [startTimeoutAliasHeader]: seconds,
      [runnerHintHeader]: options.runnerHint,
      [noRetryHeader]: options.noRetry ? '1' : undefined,
      [disableFallbackHeader]: options.noFallback ? 'true' : undefined,
      [storeIoHeader]: storeIo === undefined ? undefined : storeIo ? '1' : '0',
      [objectLifecycleHeader]: files && toLifecycle(files),
    },
  }
}
