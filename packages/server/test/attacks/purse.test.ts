import type { Endpoint } from '@falvideo/client'
import * as endpoints from '@falvideo/client/endpoints'
import { afterAll, expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/createMemoryStore.ts'
import { createBench, endpointPath, input } from '../createBench.ts'

// Ways to spend more than a limit allows, or what is somebody else's.

const { ltx2ImageToVideo, ltx2TextToVideo } = endpoints
const noon = Date.UTC(2026, 9, 31, 12)
const dayKey = 'all:day:2026-10-31'
const noLimits = { submitsPerMinute: null, openJobsPerOwner: null }
let refused = 0

afterAll(() => {
  process.stdout.write(`attacks on the purse refused: ${refused}\n`)
})

type Options = Parameters<typeof createBench>

function createPurse(options: Options[0] = {}, emulator: Options[1] = {}) {
  const clock = { ms: noon }
  const now = () => clock.ms
  const store = createMemoryStore({ now })
  const bench = createBench(
    { store, now, budget: { total: { day: '1.00' } }, ...options },
    emulator,
  )
  const counted = async () => (await store.readCounters([dayKey]))[0]
  return { ...bench, clock, store, counted }
}

function countStatuses(answers: { status: number }[]) {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  refused += answers.filter(({ status }) => status >= 400).length
  return counts
}

test('100 at once do not fit where two do', async () => {
  const { submit, emulator } = createPurse({ limits: noLimits })
  const all = Array.from({ length: 100 }, () => submit())
  expect(countStatuses(await Promise.all(all))).toEqual({ 200: 2, 402: 98 })
  expect(emulator.ledger.submits).toBe(2)
})

test('100 at once by 100 people do not fit into the sum of all', async () => {
  const { submit } = createPurse({
    limits: noLimits,
    budget: { perOwner: { day: '5.00' }, total: { month: '1.00' } },
  })
  const all = Array.from({ length: 100 }, (_, at) =>
    submit({ user: `user-${at}` }),
  )
  expect(countStatuses(await Promise.all(all))).toEqual({ 200: 2, 402: 98 })
})

test('50 at once do not pass the open jobs of one owner', async () => {
  const { submit } = createPurse({
    limits: { submitsPerMinute: null, openJobsPerOwner: 3 },
    budget: {},
  })
  const all = Array.from({ length: 50 }, () => submit())
  expect(countStatuses(await Promise.all(all))).toEqual({ 200: 3, 429: 47 })
})

test('waiting does not make room beside jobs that still run', async () => {
  const { submit, clock, emulator } = createPurse(
    { limits: { submitsPerMinute: null, openJobsPerOwner: 2 }, budget: {} },
    { clock: 'manual', queueMs: 7_200_000 },
  )
  await submit()
  await submit()
  for (let count = 0; count < 8; count += 1) {
    clock.ms += 16 * 60_000
    expect(countStatuses([await submit()])).toEqual({ 429: 1 })
  }
  // Others are not asked about: whoever is full waits for jobs of their own.
  expect((await submit({ user: 'bob' })).status).toBe(200)
  await emulator.control.advance(8_000_000)
  clock.ms += 16 * 60_000
  expect((await submit()).status).toBe(200)
})

test('50 at once do not pass the rate', async () => {
  const { submit } = createPurse({
    limits: { submitsPerMinute: 3, openJobsPerOwner: null },
    budget: {},
  })
  const all = Array.from({ length: 50 }, () => submit())
  expect(countStatuses(await Promise.all(all))).toEqual({ 200: 3, 429: 47 })
})

test('an intent id does not carry a dearer job along', async () => {
  const { submit, call, emulator } = createPurse({
    endpoints: [ltx2ImageToVideo, ltx2TextToVideo],
    budget: { total: { day: '9.00' } },
  })
  const headers = { 'x-falvideo-intent-id': 'i1' }
  await submit({ headers })
  const others = [
    { ...input, duration: 10 },
    { ...input, resolution: '2160p' },
    { ...input, prompt: 'another one' },
  ].map((body) => submit({ headers, body }))
  const elsewhere = call('POST', '/api/fal/fal-ai/ltx-2/text-to-video', {
    headers,
    body: { prompt: 'x' },
  })
  const answers = await Promise.all([...others, elsewhere])
  expect(countStatuses(answers)).toEqual({ 409: 4 })
  expect(emulator.ledger.submits).toBe(1)
})

test("another owner's intent id opens nothing of theirs", async () => {
  const { submit, call } = createPurse({ limits: noLimits })
  const headers = { 'x-falvideo-intent-id': 'i1' }
  const mine = await submit({ headers })
  // Ids that would run into each other if they were only joined.
  for (const user of ['bob', 'ann:i1', 'ann%3Ai1', 'ann:']) {
    const theirs = await submit({ headers, user })
    expect(theirs.answer.request_id).not.toBe(mine.answer.request_id)
  }
  const stolen = await call('GET', mine.job, { user: 'bob', token: mine.token })
  expect(stolen.status).toBe(401)
  refused += 5
})

test('owners whose ids look like a sum of all have sums of their own', async () => {
  const { submit, counted } = createPurse({
    limits: noLimits,
    budget: { perOwner: { day: '0.40' }, total: { day: '9.00' } },
  })
  const users = ['all', 'all:day:2026-10-31', 'owner:ann', 'ann:day', 'ann\tx']
  for (const user of users) expect((await submit({ user })).status).toBe(200)
  const again = await Promise.all(users.map((user) => submit({ user })))
  expect(countStatuses(again)).toEqual({ 402: users.length })
  expect(await counted()).toBe(users.length * 360_000)
})

test('what is named twice in the body is priced as it is sent', async () => {
  const { call, emulator, counted } = createPurse()
  const twice = `${JSON.stringify(input).slice(0, -1)},"duration":6,"duration":1e1}`
  await call('POST', endpointPath, { body: twice })
  expect(emulator.requests[0]?.body).toMatchObject({ duration: 10 })
  expect(await counted()).toBe(600_000)
})

test('a day ends at midnight of UTC, for whoever asks from wherever', async () => {
  const { submit, clock } = createPurse({
    limits: noLimits,
    budget: { total: { day: '0.40', month: '0.80' } },
  })
  const headers = { 'x-timezone': 'Pacific/Kiritimati', date: 'tomorrow' }
  const statusAt = async (ms: number) => {
    clock.ms = ms
    return (await submit({ headers })).status
  }
  const midnight = Date.UTC(2026, 10, 1)
  expect(await statusAt(midnight - 1)).toBe(200)
  expect(await statusAt(midnight - 1)).toBe(402)
  // The month is another one as well.
  expect(await statusAt(midnight)).toBe(200)
  expect(await statusAt(midnight)).toBe(402)
  expect(await statusAt(midnight + 86_400_000)).toBe(200)
  expect(await statusAt(midnight + 2 * 86_400_000)).toBe(402)
  refused += 3
})

test('tokens end with their secret', async () => {
  const [old, fresh] = ['o'.repeat(32), 'n'.repeat(32)]
  const before = createPurse({ tokenSecrets: [old] })
  const { job, token } = await before.submit()
  const statusWith = async (tokenSecrets: string[]) => {
    const { fetch } = before.emulator
    const { call } = createPurse({ tokenSecrets, fetch })
    return (await call('GET', `${job}/status`, { token })).status
  }
  expect(await statusWith([fresh, old])).toBeLessThan(300)
  expect(await statusWith([fresh])).toBe(401)
  refused += 1
})

test('HEAD and OPTIONS do nothing at fal', async () => {
  const { submit, call, emulator } = createPurse({ falClient: true })
  const { job, token } = await submit()
  const before = emulator.requests.length
  const target = 'https://queue.fal.run/fal-ai/ltx-2/image-to-video'
  const headers = { 'x-fal-target-url': target }
  for (const path of [endpointPath, job, `${job}/cancel`, '/api/fal/proxy']) {
    const head = await call('HEAD', path, { token, headers })
    expect([400, 405]).toContain(head.status)
    const options = await call('OPTIONS', path, { token, headers })
    expect([options.status, await options.text()]).toEqual([204, ''])
    refused += 2
  }
  expect(emulator.requests.length).toBe(before)
})

const settings = Object.values(endpoints as Record<string, Endpoint>).flatMap(
  (endpoint) =>
    endpoint.fields.input.flatMap(({ name, enum: values = [] }) =>
      values.map((value) => ({ endpoint, setting: { [name]: value } })),
    ),
)

test('no setting of any endpoint is billed above what was set aside', async () => {
  let compared = 0
  for (const { endpoint, setting } of settings) {
    const { call, finish, counted, emulator } = createPurse({
      endpoints: [endpoint],
      budget: { total: { day: '100.00' } },
    })
    const needsImage = endpoint.id.includes('image-to-video')
    const body = {
      prompt: 'x',
      ...(needsImage && { image_url: input.image_url }),
      ...setting,
    }
    const submitted = await call('POST', `/api/fal/${endpoint.id}`, { body })
    // Some settings do not go together.
    if (submitted.status === 422) continue
    const answer = (await submitted.json()) as Record<string, string>
    const aside = await counted()
    const app = endpoint.id.split('/').slice(0, 2).join('/')
    const job = `/api/fal/${app}/requests/${answer.request_id}`
    await finish(job, answer.job_token ?? '')
    const billed = Math.round(Number(emulator.ledger.spentUsd) * 1_000_000)
    const what = `${endpoint.id} ${JSON.stringify(setting)}`
    expect([aside, await counted()], what).toEqual([billed, billed])
    compared += 1
  }
  process.stdout.write(`settings priced as billed: ${compared}\n`)
  expect(compared).toBeGreaterThan(50)
})
