import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { createHandler, type Handler } from '../../src/handler/createHandler.ts'

/** The handler as an application would make it, for every runtime the same. */
export function createApp(baseUrl: string, credentials: string): Handler {
  return createHandler({
    credentials,
    endpoints: [ltx2ImageToVideo],
    authorize: (request) => {
      const id = request.headers.get('x-user')
      return id === null ? null : { id }
    },
    budget: { perOwner: { day: '1.00' } },
    limits: { bodyBytes: 10_000, streamLifetimeMs: 2_000 },
    falClient: true,
    baseUrl,
  })
}
