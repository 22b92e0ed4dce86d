import { createServer, type RequestListener } from 'node:http'
import { createHandler as createFalProxy } from '@fal-ai/server-proxy/express'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createHandler } from '@falvideo/server'
import { toNodeListener } from '@falvideo/server/node'
import express from 'express'
import { credentials } from '../contenders/Contender.ts'
import { toFalFetch } from './toFalFetch.ts'

// Ours or fal's own, each as its manual shows it, before the same upstream.
const [kind, upstream = ''] = process.argv.slice(2)
const fetch = toFalFetch(upstream)

function createOurs(): RequestListener {
  const handler = createHandler({
    credentials,
    endpoints: [ltx2TextToVideo],
    authorize: () => ({ id: 'benchmark' }),
    limits: {
      openJobsPerOwner: null,
      submitsPerMinute: null,
      readsPerMinute: null,
    },
    fetch,
  })
  return toNodeListener(handler)
}

function createFals(): RequestListener {
  // It takes no `fetch`, and no address but fal's own.
  globalThis.fetch = fetch
  const app = express()
  app.use(express.json())
  app.all(
    '/api/fal/proxy',
    createFalProxy({ resolveFalAuth: async () => `Key ${credentials}` }),
  )
  return app
}

const server = createServer(kind === 'falvideo' ? createOurs() : createFals())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  console.log(`http://127.0.0.1:${port}`)
})
process.stdin.on('end', () => process.exit(0)).resume()
