import { createFal } from '@ai-sdk/fal'
import { experimental_generateVideo as generateVideo } from 'ai'

const fal = createFal({ apiKey: '' })

export async function makeVideo(image: string): Promise<Uint8Array> {
  const { video } = await generateVideo({
    model: fal.video('fal-ai/ltx-2/image-to-video'),
    prompt: { image, text: 'The camera moves slowly forward' },
    duration: 6,
  })
  return video.uint8Array
}
