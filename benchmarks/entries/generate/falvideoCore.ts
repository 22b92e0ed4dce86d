import { createConnection, getResult, submit, watch } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'

const connection = createConnection({ proxyUrl: '/api/fal' })

export async function makeVideo(
  image: string,
  show: (phase: string) => void,
): Promise<string> {
  const receipt = await submit(connection, ltx2ImageToVideo, {
    image_url: image,
    prompt: 'The camera moves slowly forward',
    duration: 6,
  })
  for await (const { phase } of watch(connection, receipt)) show(phase)
  const { data } = await getResult(connection, receipt)
  return data.video.url
}
