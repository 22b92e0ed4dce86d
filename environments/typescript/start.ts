import type { EndpointInput } from '@falvideo/api-types'
import { createClient, estimateCost } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'

const client = createClient({
  credentials: 'id:secret',
  baseUrl: process.env.EMULATOR_URL,
})

const input: EndpointInput<'fal-ai/ltx-2/image-to-video'> = {
  image_url:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  prompt: 'The camera moves slowly forward',
  duration: 8,
}

export const refused: EndpointInput<'fal-ai/ltx-2/image-to-video'> = {
  ...input,
  // @ts-expect-error fal takes 6, 8 or 10 seconds
  duration: 7,
}

const estimate = estimateCost(ltx2ImageToVideo, input)
const { data } = await client.generate(ltx2ImageToVideo, input)
const address: string = data.video.url
const video = await fetch(address)
console.log(`${video.status} ${video.headers.get('content-type')}`, estimate)
