import type { QueueStatus } from '@falvideo/api-types'
import { parseStatus } from '../actions/getStatus.ts'
import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { UnsupportedError } from '../errors/usage.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { readEvents } from '../transport/readEvents.ts'
import { open } from '../transport/send.ts'
import { onPageWake } from '../utils/onPageWake.ts'
import { startDeadline } from '../utils/startDeadline.ts'

// fal sends a comment every 15 s; two missed and the line is dead.
const silenceMs = 40_000
// The status comes at once, or something in between holds it back. The job is
// not looked at meanwhile.
const firstByteMs = 4_000

/** How many streams are open, and how many may be. */
export type Streams = { open: number; max: number }

/**
 * Follows fal's status stream until it ends for whatever reason, which says
 * nothing about the job.
 *
 * @throws UnsupportedError where streams do not work.
 */
export async function* streamStatus(
  connection: Connection,
  receipt: Receipt,
  { signal, streams }: { signal: AbortSignal | undefined; streams: Streams },
): AsyncGenerator<QueueStatus, void, undefined> {
  const { clock } = connection
  const unsupported = (reason: string) =>
    new UnsupportedError(reason, { phase: 'watch', receipt })
  if (streams.open >= streams.max) throw unsupported('Enough streams are open.')

  const stream = startDeadline(clock, Infinity, signal)
  const openedAtMs = clock.now()
  let heardAtMs = 0
  let stopTimer = () => {}
  const listen = (ms: number) => {
    stopTimer()
    stopTimer = clock.startTimer(() => stream.abort(silent), ms)
  }
  // Two pings have been missed: the machine slept, or the network changed.
  const forgetWake = onPageWake(() => {
    if (clock.now() - Math.max(openedAtMs, heardAtMs) > silenceMs / 2) {
      stream.abort(silent)
    }
  })
  streams.open++
  try {
    listen(firstByteMs)
    const call = {
      phase: 'watch',
      method: 'get',
      url: `${jobUrl(connection, receipt)}/status/stream`,
      query: { logs: '1' },
      headers: { accept: 'text/event-stream' },
      receipt,
    } as const
    const { response } = await open(connection, call, stream, 'stream')
    const type = response.headers.get('content-type')
    if (!response.ok || !response.body || !type?.includes('event-stream')) {
      throw unsupported('There is no status stream.')
    }
    const onBytes = () => {
      heardAtMs = clock.now()
      listen(silenceMs)
    }
    for await (const event of readEvents(
      response.body,
      stream.signal,
      onBytes,
    )) {
      const status = parseStatus(event)
      if (status) yield status
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (isFalError(error)) throw error
    // The line broke, or fell silent. Without a single byte something in
    // between collects what it should pass on.
    if (heardAtMs === 0) throw unsupported('The status stream stays silent.')
  } finally {
    streams.open--
    stopTimer()
    forgetWake()
    stream.dispose()
    stream.abort(silent)
  }
}

const silent = Symbol('silent')
