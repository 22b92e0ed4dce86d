import type { paths } from '@falvideo/api-types/fal-ai/ltx-2/text-to-video'
import createFetch from 'openapi-fetch'
import { type Contender, credentials, endpointId } from './Contender.ts'

const pollEveryMs = 1_000

/**
 * openapi-fetch and a loop, as one writes it in ten minutes: a look every
 * second, no retries, an error where anything is not as expected. The floor.
 */
export const byHand: Contender = {
  name: 'openapi-fetch by hand',
  create(fetch) {
    const api = createFetch<paths>({
      baseUrl: 'https://queue.fal.run',
      headers: { authorization: `Key ${credentials}` },
      fetch: (request) => fetch(request),
    })
    return {
      async generate(prompt, { signal } = {}) {
        const submitted = await api.POST(`/${endpointId}`, {
          body: { prompt },
          ...(signal && { signal }),
        })
        const request_id = submitted.data?.request_id
        if (request_id === undefined) throw new Error('It was not taken.')
        const params = { path: { request_id } }
        for (;;) {
          const { data } = await api.GET(
            '/fal-ai/ltx-2/requests/{request_id}/status',
            { params, ...(signal && { signal }) },
          )
          if (data === undefined) throw new Error('No status.')
          if (data.status === 'COMPLETED') break
          await new Promise((resolve) => setTimeout(resolve, pollEveryMs))
        }
        const { data } = await api.GET('/fal-ai/ltx-2/requests/{request_id}', {
          params,
          ...(signal && { signal }),
        })
        if (data === undefined) throw new Error('No result.')
        return data.video.url
      },
    }
  },
}
