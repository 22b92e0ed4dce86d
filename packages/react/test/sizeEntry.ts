// What `size.test.ts` weighs.
import { createConnection } from '@falvideo/client'
import { FalProvider, useGenerateVideo } from '../src/exports/index.ts'

export const page = {
  client: createConnection({ proxyUrl: '/api/fal' }),
  FalProvider,
  useGenerateVideo,
}
