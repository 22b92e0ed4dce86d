import { createClient } from './createClient.ts'
import { defineEndpoint } from './endpoints/defineEndpoint.ts'
import { ltx2ImageToVideo } from './exports/endpoints.ts'

const client = createClient({ proxyUrl: '/api/fal' })
const input = { image_url: 'https://example.com/a.png', prompt: 'Waves' }

/** What compiles, and what must not. Never called. */
export async function types(): Promise<void> {
  const { data } = await client.generate(ltx2ImageToVideo, {
    ...input,
    duration: 6,
    resolution: '2160p',
    fps: 50,
    generate_audio: false,
  })
  const url: string = data.video.url
  // @ts-expect-error: no such output
  data.vidoe
  // @ts-expect-error: no such duration
  client.generate(ltx2ImageToVideo, { ...input, duration: 7 })
  // @ts-expect-error: a number, not its text
  client.generate(ltx2ImageToVideo, { ...input, duration: '6' })
  // @ts-expect-error: no such resolution
  client.generate(ltx2ImageToVideo, { ...input, resolution: '720p' })
  // @ts-expect-error: misspelt
  client.generate(ltx2ImageToVideo, { ...input, promt: '' })
  // @ts-expect-error: no picture
  client.generate(ltx2ImageToVideo, { prompt: '' })
  // @ts-expect-error: an endpoint is a value, not a text
  client.generate('fal-ai/ltx-2/image-to-video', input)

  const outcome = await (await client.submit(ltx2ImageToVideo, input)).wait()
  // @ts-expect-error: only a completed job has data
  outcome.data
  if (outcome.status === 'completed') outcome.data.video.url satisfies string
  if (outcome.status === 'failed') outcome.error.mayStillBill satisfies boolean
  if (outcome.status === 'detached') outcome.receipt.requestId

  const mine = defineEndpoint<'me/app', { text: string }, { url: string }>({
    fields: { id: 'me/app', category: 'x', input: [] },
    price: null,
  })
  const result = await client.generate(mine, { text: url })
  result.data.url satisfies string
  // @ts-expect-error: its own input
  client.generate(mine, { txt: '' })
}
