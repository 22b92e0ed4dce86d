import { createClient, generateVideo } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { createHandler } from '@falvideo/server'

type Bindings = { FAL_KEY: string; FAL_URL: string }

export default {
  async fetch(request: Request, { FAL_KEY, FAL_URL }: Bindings) {
    if (new URL(request.url).pathname.startsWith('/api/fal/')) {
      const handler = createHandler({
        credentials: FAL_KEY,
        baseUrl: FAL_URL,
        endpoints: [ltx2ImageToVideo],
        authorize: ({ headers }) => {
          const id = headers.get('x-user')
          return id === null ? null : { id }
        },
      })
      return handler(request)
    }
    const client = createClient({ credentials: FAL_KEY, baseUrl: FAL_URL })
    const { data } = await generateVideo(client, await request.json())
    return Response.json(data)
  },
}
