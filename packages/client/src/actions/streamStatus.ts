import type { QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { UnsupportedError } from '../errors/usage.ts'
import { paths } from '../protocol/paths.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { readEvents } from '../transport/readEvents.ts'
import { open } from '../transport/send.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { parseStatus } from './getStatus.ts'
import { jobCall } from './jobCall.ts'

// fal sends a comment every 15 s; two missed and the line is dead.
const silenceMs = 40_000
// The first event comes at once, unless something buffers.
const firstEventMs = 10_000

/**
 * Follows fal's status stream until it ends, for whatever reason.
 *
 * @throws UnsupportedError where streams cannot work.
 */
export async function* streamStatus(
  connection: Connection,
  receipt: Receipt,
  options: { signal?: AbortSignal | undefined },
): AsyncGenerator<QueueStatus, void, undefined> {
  const { clock, streams } = connection
  const unsupported = (reason: string) =>
    new UnsupportedError(reason, { phase: 'watch', receipt })
  if (streams.open >= streams.max) throw unsupported('Enough streams are open.')

  const call = jobCall(connection, receipt, {
    phase: 'watch',
    method: 'get',
    path: paths.stream,
    query: { logs: '1' },
  })
  const deadline = startDeadline(
    clock,
    Number.POSITIVE_INFINITY,
    options.signal,
  )
  let stopTimer = () => {}
  let silent = false
  const expectSoon = (ms: number) => {
    stopTimer()
    stopTimer = clock.startTimer(() => {
      silent = true
      deadline.abort(unsupported('The stream fell silent.'))
    }, ms)
  }
  streams.open++
  expectSoon(firstEventMs)
  let heard = false
  try {
    const { response } = await untilAborted(
      open(connection, call, deadline.signal, 'stream'),
      deadline.signal,
    )
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok || !response.body || !type.includes('event-stream')) {
      throw unsupported('The status stream is not to be had.')
    }
    for await (const data of readEvents(response.body, deadline.signal, () => {
      if (heard) expectSoon(silenceMs)
    })) {
      const status = parseStatus(data)
      if (!status) continue
      heard = true
      expectSoon(silenceMs)
      yield status
    }
  } catch (error) {
    // Silence after news is a drop like any other; without any, a buffer.
    if (!silent || !heard) throw error
  } finally {
    streams.open--
    stopTimer()
    deadline.abort(undefined)
    deadline.dispose()
  }
}
