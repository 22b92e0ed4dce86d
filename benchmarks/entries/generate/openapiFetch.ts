import type { paths } from '@falvideo/api-types/fal-ai/ltx-2/image-to-video'
import createFetch from 'openapi-fetch'

const api = createFetch<paths>({ baseUrl: '/api/fal' })

export async function makeVideo(image: string): Promise<string> {
  const submitted = await api.POST('/fal-ai/ltx-2/image-to-video', {
    body: {
      image_url: image,
      prompt: 'The camera moves slowly forward',
      duration: 6,
    },
  })
  const request_id = submitted.data?.request_id
  if (request_id === undefined) throw new Error('It was not taken.')
  const params = { path: { request_id } }
  for (;;) {
    const { data } = await api.GET(
      '/fal-ai/ltx-2/requests/{request_id}/status',
      { params },
    )
    if (data?.status === 'COMPLETED') break
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  const { data } = await api.GET('/fal-ai/ltx-2/requests/{request_id}', {
    params,
  })
  if (data === undefined) throw new Error('No result.')
  return data.video.url
}
