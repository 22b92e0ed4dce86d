// fal's own proxy in Express, before the stand-in.
import type { AddressInfo } from 'node:net'
import { createHandler } from '@fal-ai/server-proxy/express'
import express from 'express'
import { testKey } from '../../test/watchForKey.ts'

// It knows real hosts only; this process sends them to the stand-in.
const upstream = process.argv[2] ?? ''
const { fetch } = globalThis
globalThis.fetch = (url, init) =>
  fetch(String(url).replace(/^https:\/\/queue\.fal\.run/, upstream), init)

const app = express()
app.use(express.json())
app.all(
  '/api/fal/proxy',
  createHandler({
    allowedEndpoints: ['fal-ai/ltx-2/image-to-video'],
    allowUnauthorizedRequests: true,
    resolveFalAuth: async () => `Key ${testKey}`,
  }) as express.RequestHandler,
)
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
