// One of several processes that submit as fast as they can against one budget.
import { once } from 'node:events'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { Redis } from 'ioredis'
import { createHandler } from '../../src/handler/createHandler.ts'
import { createRedisStore } from '../../src/store/redis/createRedisStore.ts'
import { searchForKey, takeFound, watchForKey } from '../watchForKey.ts'

export type WorkerTask = {
  socket: string
  baseUrl: string
  credentials: string
  /** Milliseconds since 1970 that the workers agree on as the start. */
  startMs: number
  input: { image_url: string; prompt: string }
  submits: number
  atOnce: number
  totalUsd: string
  /** Whether to read the results of accepted jobs. */
  follow: boolean
}

export type WorkerReport = {
  accepted: number
  statuses: number[]
  /** How many answers and events had the key in them. */
  leaks: number
}

const task = JSON.parse(process.argv[2] ?? '') as WorkerTask
const began = Date.now()
const redis = new Redis(task.socket)
const now = () => task.startMs + (Date.now() - began)
const handler = createHandler({
  credentials: task.credentials,
  endpoints: [ltx2ImageToVideo],
  authorize: () => ({ id: 'ann' }),
  budget: { total: { day: task.totalUsd } },
  limits: {
    openJobsPerOwner: null,
    submitsPerMinute: null,
    readsPerMinute: null,
    // Time is not what is tested, and the machine may be busy.
    upstreamTimeoutMs: 120_000,
    storeTimeoutMs: 120_000,
  },
  store: createRedisStore({ redis, now }),
  baseUrl: task.baseUrl,
  now,
  onEvent: searchForKey,
})

async function ask(url: string, init: RequestInit): Promise<Response> {
  return watchForKey(await handler(new Request(url, init)))
}

const base = 'http://app.test/api/fal'
const body = JSON.stringify(task.input)

async function submit(): Promise<number> {
  const response = await ask(`${base}/fal-ai/ltx-2/image-to-video`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const answer = (await response.json()) as {
    request_id: string
    job_token: string
  }
  if (response.status === 200 && task.follow) {
    await finish(answer.request_id, answer.job_token)
  }
  return response.status
}

async function finish(requestId: string, token: string): Promise<void> {
  const job = `${base}/fal-ai/ltx-2/requests/${requestId}`
  const headers = { 'x-falvideo-job-token': token }
  for (;;) {
    const response = await ask(`${job}/status`, { headers })
    const { status } = (await response.json()) as { status: string }
    if (status === 'COMPLETED') break
  }
  const result = await ask(job, { headers })
  await result.text()
}

async function run(): Promise<WorkerReport> {
  const statuses: number[] = []
  let left = task.submits
  const lane = async () => {
    while (left > 0) {
      left -= 1
      statuses.push(await submit())
    }
  }
  await Promise.all(Array.from({ length: task.atOnce }, lane))
  const accepted = statuses.filter((status) => status === 200).length
  return { accepted, statuses, leaks: takeFound() }
}

// All begin at once: each says that it is ready and waits for the word.
process.stdout.write('ready\n')
await once(process.stdin, 'data')
process.stdout.write(JSON.stringify(await run()))
process.stdin.destroy()
redis.disconnect()
