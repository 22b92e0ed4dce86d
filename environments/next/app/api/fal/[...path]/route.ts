import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { createHandler } from '@falvideo/server'

const handler = createHandler({
  credentials: process.env.FAL_KEY ?? '',
  baseUrl: process.env.FAL_URL,
  endpoints: [ltx2ImageToVideo],
  authorize: ({ headers }) => {
    const id = headers.get('x-user')
    return id === null ? null : { id }
  },
})

export const GET = (request: Request) => handler(request)
export const POST = GET
export const PUT = GET
