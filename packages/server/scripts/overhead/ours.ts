// Our handler in Express, before the stand-in.
import type { AddressInfo } from 'node:net'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import express from 'express'
import { createHandler } from '../../src/handler/createHandler.ts'
import { toNodeListener } from '../../src/node/toNodeListener.ts'
import { testKey } from '../../test/watchForKey.ts'

const handler = createHandler({
  credentials: testKey,
  endpoints: [ltx2ImageToVideo],
  authorize: () => ({ id: 'ann' }),
  limits: { readsPerMinute: null, submitsPerMinute: null },
  ...(process.argv[2] === undefined ? {} : { baseUrl: process.argv[2] }),
})
const app = express()
app.use('/api/fal', toNodeListener(handler))
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
