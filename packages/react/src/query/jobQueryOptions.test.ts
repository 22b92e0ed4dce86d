import { memoryStorage, type Receipt } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import {
  dehydrate,
  hydrate,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query'
import { describe, expect } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { type Fal, input, queueMs, runMs, test } from '../../test/test.ts'
import type { JobState } from '../job/JobState.ts'
import { jobQueryOptions } from './jobQueryOptions.ts'

async function submit(fal: Fal) {
  const client = fal.createClient({ storage: memoryStorage() })
  const { receipt } = await client.submit(ltx2ImageToVideo, input)
  return { client, receipt }
}

function readState(queryClient: QueryClient, receipt: Receipt<object>) {
  const [query] = queryClient.getQueryCache().findAll({
    predicate: ({ queryKey }) =>
      JSON.stringify(queryKey).includes(receipt.intentId),
  })
  return query?.state.data as JobState<object> | undefined
}

test('default: fetching follows to the ending', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  const queryClient = new QueryClient()
  const ending = queryClient.fetchQuery(jobQueryOptions(client, receipt))
  await eventually(() =>
    expect(readState(queryClient, receipt)?.phase).toBe('queued'),
  )
  await fal.advance(queueMs + runMs)
  const job = await ending
  expect(job.phase).toBe('completed')
  expect(job.data?.video.url).toMatch(/\.mp4$/)
})

test('behavior: what ended is not asked for again', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  await fal.advance(queueMs + runMs)
  const queryClient = new QueryClient()
  const options = jobQueryOptions(client, receipt)
  await queryClient.fetchQuery(options)
  const { calls } = await fal.read()
  await queryClient.invalidateQueries()
  await queryClient.refetchQueries({ type: 'all' })
  await queryClient.fetchQuery(options)
  expect((await fal.read()).calls).toEqual(calls)
})

test('behavior: invalidating while it runs keeps what is known', async ({
  fal,
}) => {
  const { client, receipt } = await submit(fal)
  const queryClient = new QueryClient()
  const observer = new QueryObserver(
    queryClient,
    jobQueryOptions(client, receipt),
  )
  const stop = observer.subscribe(() => {})
  await fal.advance(queueMs)
  await eventually(() =>
    expect(observer.getCurrentResult().data?.phase).toBe('running'),
  )
  const { logs } = observer.getCurrentResult().data ?? {}
  void queryClient.invalidateQueries()
  expect(observer.getCurrentResult().data?.phase).toBe('running')
  await fal.advance(runMs)
  await eventually(() =>
    expect(observer.getCurrentResult().data?.phase).toBe('completed'),
  )
  const after = observer.getCurrentResult().data?.logs ?? []
  expect(after.slice(0, logs?.length)).toEqual(logs)
  expect(new Set(after.map((line) => line.message)).size).toBe(after.length)
  stop()
  expect((await fal.read()).submits).toBe(1)
})

test('behavior: nobody looks, nobody asks', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  const queryClient = new QueryClient()
  const observer = new QueryObserver(
    queryClient,
    jobQueryOptions(client, receipt),
  )
  const stop = observer.subscribe(() => {})
  await eventually(() =>
    expect(observer.getCurrentResult().data?.lastContactAt).not.toBeNull(),
  )
  stop()
  expect(readState(queryClient, receipt)?.phase).toBe('queued')
  const { calls } = await fal.read()
  await fal.advance(queueMs + runMs)
  expect((await fal.read()).calls).toEqual(calls)
})

describe('a persisted and restored QueryClient', () => {
  const restore = (queryClient: QueryClient) => {
    const everything = {
      shouldDehydrateQuery: () => true,
      shouldDehydrateMutation: () => true,
    }
    const text = JSON.stringify(dehydrate(queryClient, everything))
    const restored = new QueryClient()
    hydrate(restored, JSON.parse(text))
    return restored
  }

  test('behavior: goes on, and posts nothing', async ({ fal }) => {
    const { client, receipt } = await submit(fal)
    const first = new QueryClient()
    const observer = new QueryObserver(first, jobQueryOptions(client, receipt))
    const stop = observer.subscribe(() => {})
    await fal.advance(queueMs)
    await eventually(() =>
      expect(readState(first, receipt)?.phase).toBe('running'),
    )
    const restored = restore(first)
    stop()
    expect(readState(restored, receipt)?.phase).toBe('running')
    expect(readState(restored, receipt)?.logs.length).toBeGreaterThan(0)

    const posts = countPosts(await fal.read())
    await restored.resumePausedMutations()
    const ending = restored.fetchQuery(jobQueryOptions(client, receipt))
    await fal.advance(runMs)
    expect((await ending).phase).toBe('completed')
    expect(countPosts(await fal.read())).toBe(posts)
  })
})

const countPosts = ({ calls }: { calls: readonly string[] }) =>
  calls.filter((call) => call.startsWith('POST')).length
