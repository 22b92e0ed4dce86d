import { createFalClient } from '@fal-ai/client'

const fal = createFalClient({ proxyUrl: '/api/fal/proxy' })

export async function makeVideo(image: string): Promise<string> {
  const { data } = await fal.subscribe('fal-ai/ltx-2/image-to-video', {
    input: {
      image_url: image,
      prompt: 'The camera moves slowly forward',
      // The package's own type wants text; fal's document says integer.
      duration: '6',
    },
  })
  return data.video.url
}
