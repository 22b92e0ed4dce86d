import { describe, expect, test } from 'vitest'
import { type Client, createClient } from '../src/createClient.ts'
import type { Fetch } from '../src/createConnection.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { createStage, input, type Stage } from './createStage.ts'

type Act = (client: Client, signal: AbortSignal) => Promise<unknown>

const parts = new Blob([new Uint8Array(95)], { type: 'video/mp4' })

const actions: Record<string, Act> = {
  submit: (client, signal) =>
    client.submit(ltx2ImageToVideo, input, { signal }),
  generate: (client, signal) =>
    client.generate(ltx2ImageToVideo, input, { signal }),
  'generate, polling': (client, signal) =>
    client.generate(ltx2ImageToVideo, input, { signal, transport: 'poll' }),
  getPricing: (client, signal) =>
    client.getPricing(ltx2ImageToVideo, { signal }),
  run: (client, signal) => client.run(ltx2ImageToVideo, input, { signal }),
  upload: (client, signal) => client.upload(new Blob(['a']), { signal }),
  'upload in parts': (client, signal) =>
    client.upload(parts, { signal, partBytes: 10 }),
  ...onJob('getStatus', (job, signal) => job.getStatus({ signal })),
  ...onJob('wait', (job, signal) => job.wait({ signal })),
  ...onJob('cancel', (job, signal) => job.cancel({ signal })),
  ...onJob('getResult', (job, signal) => job.getResult({ signal })),
}

type Job = ReturnType<Client['attach']>

/** An action on a job that another client submitted. */
function onJob(
  name: string,
  act: (job: Job, signal: AbortSignal) => Promise<unknown>,
): Record<string, Act> {
  return {
    [name]: async (client, signal) => {
      const elsewhere = createClient({
        ...client.options,
        fetch: stage.fetch,
      })
      const job = await elsewhere.submit(ltx2ImageToVideo, input)
      return act(client.attach(JSON.stringify(job)), signal)
    },
  }
}

let stage: Stage

const moments = {
  'before it leaves': 0,
  'on its way': 1,
  'when its answer is there': 2,
}

/** Aborts at one request of many; says how it ended, `null` if none was. */
async function play(act: Act, at: number, moment: number) {
  stage = createStage({}, { queueMs: 0, runMs: 0 })
  const controller = new AbortController()
  let sent = 0
  let afterwards = 0
  const fetch: Fetch = async (request) => {
    // A request that is aborted itself never leaves.
    const { aborted } = request.signal
    if (controller.signal.aborted && !aborted) afterwards++
    if (++sent !== at) return stage.fetch(request)
    if (moment === 0) controller.abort('enough')
    const answer = await stage.fetch(request)
    if (moment === 1) controller.abort('enough')
    if (moment < 2) request.signal.throwIfAborted()
    queueMicrotask(() => controller.abort('enough'))
    return answer
  }
  const client = createClient({ ...stage.client.options, fetch })
  const acting = act(client, controller.signal).catch((error: unknown) => error)
  const ended = await stage.play(acting)
  await stage.advance(200_000)
  const timers = stage.timers()
  await stage.close()
  return sent < at ? null : { ended, afterwards, timers }
}

/** An abort is rethrown as it came; `wait` never rejects. */
const endOf = (name: string): unknown =>
  name === 'wait'
    ? expect.objectContaining({ status: 'detached', reason: 'aborted' })
    : 'enough'

describe.each(Object.entries(moments))(
  'abort of each request %s',
  (_, moment) => {
    test.each(Object.entries(actions))('behavior: %s', async (name, act) => {
      let aborted = 0
      for (let at = 1; ; at++) {
        const played = await play(act, at, moment)
        if (played === null) break
        const { ended, afterwards, timers } = played
        expect(timers).toBe(0)
        expect(afterwards).toBe(0)
        // With its last answer there, the work may be done.
        if (moment < 2) expect(ended).toEqual(endOf(name))
        aborted++
      }
      expect(aborted).toBeGreaterThan(0)
    })
  },
)
