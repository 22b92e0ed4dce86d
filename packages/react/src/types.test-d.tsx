import type { FalError, Receipt } from '@falvideo/client'
import {
  ltx2ImageToVideo,
  ltx2ImageToVideoFast,
  ltx2TextToVideo,
  ltx23ImageToVideo,
} from '@falvideo/client/endpoints'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type AnyEndpoint,
  type CostView,
  type Phase,
  useCost,
  useEndpointFields,
  useFal,
  useGenerateVideo,
  useJob,
  useSuspenseJob,
} from './exports/index.ts'
import {
  type JobState,
  jobQueryOptions,
  resultQueryOptions,
  submitMutationOptions,
} from './exports/query.ts'

describe('useGenerateVideo', () => {
  test('default: LTX-2 image-to-video', () => {
    const { generate, generateAsync, data, video } = useGenerateVideo()
    generate({ image_url: 'https://example.com/a.jpg', prompt: 'Forward' })
    generate({ image_url: new Blob(), prompt: 'Forward', duration: 8 })
    generate({
      image_url: new URL('https://example.com/a.jpg'),
      prompt: 'Forward',
      resolution: '1440p',
      fps: 50,
      generate_audio: false,
    })
    expectTypeOf(generate).returns.toEqualTypeOf<void>()
    expectTypeOf(data?.video.url).toEqualTypeOf<string | undefined>()
    expectTypeOf(video?.url).toEqualTypeOf<string | undefined>()
    expectTypeOf(generateAsync)
      .returns.resolves.toHaveProperty('data')
      .toHaveProperty('video')
  })

  test('error: what fal would refuse does not compile', () => {
    const { generate } = useGenerateVideo()
    const image_url = 'https://example.com/a.jpg'
    const prompt = 'Forward'
    // @ts-expect-error image_url is missing
    generate({ prompt })
    // @ts-expect-error prompt is missing
    generate({ image_url })
    // @ts-expect-error 7 seconds are not offered
    generate({ image_url, prompt, duration: 7 })
    // @ts-expect-error a number, not a text
    generate({ image_url, prompt, duration: '6' })
    // @ts-expect-error 720p is not offered
    generate({ image_url, prompt, resolution: '720p' })
    // @ts-expect-error misspelt
    generate({ image_url, prompt, resolutoin: '1080p' })
    // @ts-expect-error a prompt is not a file
    generate({ image_url, prompt: new Blob() })
  })

  test('parameters: endpoint decides input and output', () => {
    const fast = useGenerateVideo({ endpoint: ltx2ImageToVideoFast })
    fast.generate({ image_url: 'a', prompt: 'b', duration: 20 })
    const text = useGenerateVideo({ endpoint: ltx2TextToVideo })
    text.generate({ prompt: 'A lake' })
    // @ts-expect-error takes no picture
    text.generate({ prompt: 'A lake', image_url: 'a' })
    const newer = useGenerateVideo({ endpoint: ltx23ImageToVideo })
    newer.generate({ image_url: new Blob(), prompt: 'b' })
    // @ts-expect-error not an endpoint
    useGenerateVideo({ endpoint: 'fal-ai/ltx-2/image-to-video' })
  })

  test('parameters: an endpoint chosen at run time', () => {
    const endpoint = ltx2TextToVideo as AnyEndpoint
    const { generate, video } = useGenerateVideo({ endpoint })
    generate({ prompt: 'A lake' })
    expectTypeOf(video?.url).toEqualTypeOf<string | undefined>()
  })

  test('parameters: select changes data', () => {
    const { data, video } = useGenerateVideo({
      select: (output) => output.video.url.length,
    })
    expectTypeOf(data).toEqualTypeOf<number | null>()
    expectTypeOf(video?.url).toEqualTypeOf<string | undefined>()
    useGenerateVideo({
      endpoint: ltx2TextToVideo,
      // @ts-expect-error there are no images
      select: (output) => output.images,
    })
  })

  test('parameters: onAbort', () => {
    useGenerateVideo({ onAbort: 'cancel' })
    // @ts-expect-error not an answer
    useGenerateVideo({ onAbort: 'stop' })
  })

  test('return: fields', () => {
    const job = useGenerateVideo()
    expectTypeOf(job.phase).toEqualTypeOf<Phase>()
    expectTypeOf<Phase>().toEqualTypeOf<
      | 'idle'
      | 'uploading'
      | 'submitting'
      | 'queued'
      | 'running'
      | 'fetching'
      | 'completed'
      | 'failed'
      | 'cancelled'
      | 'detached'
      | 'unknown'
    >()
    expectTypeOf(job.queuePosition).toEqualTypeOf<number | null>()
    expectTypeOf(job.elapsedMs).toEqualTypeOf<number | null>()
    expectTypeOf(job.expectedMs).toEqualTypeOf<number | null>()
    expectTypeOf(job.requestId).toEqualTypeOf<string | null>()
    expectTypeOf(job.error).toExtend<FalError | null>()
    expectTypeOf(job).not.toHaveProperty('percent')
    expectTypeOf(job).not.toHaveProperty('progress')
  })
})

describe('useJob', () => {
  test('default: the receipt brings its output along', async () => {
    const submit = submitMutationOptions(useFal(), ltx2ImageToVideo)
    type Submitted = Awaited<ReturnType<NonNullable<typeof submit.mutationFn>>>
    const receipt = {} as Submitted
    expectTypeOf(useJob(receipt).data?.video.url).toEqualTypeOf<
      string | undefined
    >()
    expectTypeOf(useSuspenseJob(receipt).data.video.url).toBeString()
    const { data } = useJob(receipt, { select: ({ video }) => video.url })
    expectTypeOf(data).toEqualTypeOf<string | null>()
    expectTypeOf(useJob(receipt)).not.toHaveProperty('generate')
  })
})

describe('useCost', () => {
  test('default', () => {
    expectTypeOf(useCost(undefined)).toEqualTypeOf<CostView>()
    useCost({ duration: 8 })
    useCost({ image_url: new Blob() })
    useCost({ duration: 20 }, { endpoint: ltx2ImageToVideoFast })
    // @ts-expect-error 7 seconds are not offered
    useCost({ duration: 7 })
    useCost(useGenerateVideo())
    useCost({} as Receipt)
    useCost([{} as Receipt, useGenerateVideo()])
  })

  test('return: the status tells what is known', () => {
    const cost = useCost({})
    if (cost.status === 'unavailable') {
      expectTypeOf(cost.amount).toBeNull()
      expectTypeOf(cost.reason).toBeString()
    } else {
      expectTypeOf(cost.amount).toBeString()
    }
    if (cost.status === 'billed') expectTypeOf(cost.drift).not.toBeNever()
  })
})

test('useEndpointFields', () => {
  const [field] = useEndpointFields(ltx2ImageToVideo)
  expectTypeOf(field?.name).toEqualTypeOf<string | undefined>()
})

test('types travel in the keys', () => {
  type Output = { video: { url: string } }
  const receipt = {} as Receipt<Output>
  const queryClient = new QueryClient()
  const job = jobQueryOptions(useFal(), receipt)
  expectTypeOf(queryClient.getQueryData(job.queryKey)).toEqualTypeOf<
    JobState<Output> | undefined
  >()
  expectTypeOf(useQuery(job).data?.data?.video.url).toEqualTypeOf<
    string | undefined
  >()
  const result = resultQueryOptions(useFal(), receipt)
  expectTypeOf(
    queryClient.getQueryData(result.queryKey)?.data.video.url,
  ).toEqualTypeOf<string | undefined>()
})

test('submitMutationOptions', () => {
  const { mutationFn } = submitMutationOptions(useFal(), ltx2TextToVideo)
  type Variables = Parameters<NonNullable<typeof mutationFn>>[0]
  expectTypeOf<Variables['input']['prompt']>().toBeString()
})
