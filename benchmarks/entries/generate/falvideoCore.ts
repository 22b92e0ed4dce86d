import { createConnection, generate } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'

const connection = createConnection({ proxyUrl: '/api/fal' })

export async function makeVideo(image: string): Promise<string> {
  const { data } = await generate(connection, ltx2ImageToVideo, {
    image_url: image,
    prompt: 'The camera moves slowly forward',
    duration: 6,
  })
  return data.video.url
}
