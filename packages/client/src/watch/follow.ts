import type { QueueStatus } from '@falvideo/api-types'
import type { WatchOptions } from '../actions/watch.ts'
import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { backoff } from '../utils/backoff.ts'
import { sleepUntilWoken } from './sleepUntilWoken.ts'
import { type Streams, streamStatus } from './streamStatus.ts'

/** What a watch does before each look: at least it rests. */
export type Between = (
  restMs: number,
  failures: number,
) => AsyncGenerator<QueueStatus, void, undefined>

/** Begins to follow one job. */
export type Follow = (
  connection: Connection,
  receipt: Receipt,
  options: WatchOptions,
) => Between

/** Streams in a row that may end without news before polling takes over. */
const barrenLimit = 3

/**
 * Follows jobs by fal's status streams, at most `maxStreams` at once: browsers
 * allow six connections to a host over HTTP/1.1. Wakes early where there is a
 * page.
 */
export function createFollow(maxStreams: number): Follow {
  const streams: Streams = { open: 0, max: maxStreams }
  return (connection, receipt, { transport, signal, onTrouble }) => {
    let barren = transport === 'poll' ? barrenLimit : 0
    return async function* (restMs, failures) {
      const streaming = failures === 0 && barren < barrenLimit
      const beganMs = connection.clock.now()
      if (streaming) {
        barren++
        try {
          const look = { signal, streams }
          for await (const status of streamStatus(connection, receipt, look)) {
            barren = 0
            yield status
          }
        } catch (error) {
          signal?.throwIfAborted()
          if (!isFalError(error)) throw error
          if (error.name === 'UnsupportedError') barren = barrenLimit
          onTrouble?.(error)
        }
      }
      // A stream that dropped is taken up again soon.
      const again = streaming && barren < barrenLimit
      const ms = again
        ? backoff(connection, barren, 500, 8_000)
        : Math.max(0, beganMs + restMs - connection.clock.now())
      await sleepUntilWoken(connection.clock, ms, signal)
    }
  }
}
