import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import {
  dehydrate,
  hydrate,
  MutationObserver,
  onlineManager,
  QueryClient,
} from '@tanstack/react-query'
import { describe, expect } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { input, test } from '../../test/test.ts'
import { falKeys } from './keys.ts'
import { submitMutationOptions } from './submitMutationOptions.ts'

const everything = { shouldDehydrateMutation: () => true }

test('default', async ({ fal }) => {
  const observer = new MutationObserver(
    new QueryClient(),
    submitMutationOptions(fal.createClient(), ltx2ImageToVideo),
  )
  const receipt = await observer.mutate({ input })
  expect(receipt).toMatchObject({
    state: 'submitted',
    endpointId: 'fal-ai/ltx-2/image-to-video',
  })
  expect((await fal.read()).submits).toBe(1)
})

test('behavior: the defaults of a QueryClient do not make it retry', async ({
  fal,
}) => {
  await fal.addFault({ route: 'submit', kind: 'reset-after-accept' })
  const queryClient = new QueryClient({
    defaultOptions: { mutations: { retry: 5, retryDelay: 0 } },
  })
  const observer = new MutationObserver(
    queryClient,
    submitMutationOptions(fal.createClient(), ltx2ImageToVideo),
  )
  await expect(observer.mutate({ input })).rejects.toMatchObject({
    name: 'SubmitOutcomeUnknownError',
  })
  const { calls, submits } = await fal.read()
  expect(submits).toBe(1)
  expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

describe('restored', () => {
  test('behavior: a submit under way is not sent again', async ({ fal }) => {
    await fal.addLineFault({
      method: 'POST',
      path: 'image-to-video',
      kind: 'hang',
      times: 1,
    })
    const first = new QueryClient()
    const options = submitMutationOptions(fal.createClient(), ltx2ImageToVideo)
    const observer = new MutationObserver(first, options)
    observer.mutate({ input }).catch(() => {})
    await eventually(async () =>
      expect((await fal.read()).calls).toHaveLength(1),
    )
    const text = JSON.stringify(dehydrate(first, everything))

    const restored = new QueryClient()
    restored.setMutationDefaults(
      falKeys.submit(),
      submitMutationOptions(fal.createClient(), ltx2ImageToVideo),
    )
    hydrate(restored, JSON.parse(text))
    expect(restored.getMutationCache().getAll()).toHaveLength(1)
    await restored.resumePausedMutations()
    expect((await fal.read()).calls).toHaveLength(1)
  })

  test('behavior: a forged pause is refused', async ({ fal }) => {
    const restored = new QueryClient()
    restored.setMutationDefaults(
      falKeys.submit(),
      submitMutationOptions(fal.createClient(), ltx2ImageToVideo),
    )
    const pending = {
      mutationKey: falKeys.submit(),
      state: {
        context: undefined,
        data: undefined,
        error: null,
        failureCount: 0,
        failureReason: null,
        isPaused: true,
        status: 'pending',
        variables: { input },
        submittedAt: 1,
      },
    } as const
    hydrate(restored, { mutations: [pending], queries: [] })
    await restored.resumePausedMutations()
    const [mutation] = restored.getMutationCache().getAll()
    expect(mutation?.state.status).toBe('error')
    expect((await fal.read()).calls).toEqual([])
  })

  test('behavior: offline it does not pause', async ({ fal }) => {
    onlineManager.setOnline(false)
    const observer = new MutationObserver(
      new QueryClient(),
      submitMutationOptions(fal.createClient(), ltx2ImageToVideo),
    )
    await observer.mutate({ input })
    onlineManager.setOnline(true)
    expect((await fal.read()).submits).toBe(1)
  })
})
