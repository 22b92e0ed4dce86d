import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createHandler } from '@falvideo/server'
import { toNodeListener } from '@falvideo/server/node'
import { createRedisStore } from '@falvideo/server/redis'
import { Redis } from 'ioredis'
import { credentials, pagePath, type World } from './World.ts'

// The server of a page, in a process of its own, to be killed: the page and the
// handler. Its purse is in Redis.
const world: World = JSON.parse(process.argv[2] ?? '')
const handler = createHandler({
  credentials: credentials.handler,
  endpoints: [ltx2TextToVideo],
  authorize: () => ({ id: 'soak' }),
  budget: { total: { month: '1000000.00' } },
  limits: {
    openJobsPerOwner: null,
    submitsPerMinute: null,
    readsPerMinute: null,
    upstreamTimeoutMs: 2_000,
  },
  store: createRedisStore({ redis: new Redis(world.redisSocket) }),
  baseUrl: world.emulatorUrl,
})
const { port } = new URL(world.handlerUrl)
const listener = toNodeListener(handler)
const page = readFileSync(pagePath(world))
const server = createServer((request, response) => {
  if (request.url !== '/') return listener(request, response)
  response.setHeader('content-type', 'text/html')
  response.end(page)
})
server.listen(Number(port), '127.0.0.1', () => console.log(world.handlerUrl))
process.stdin.on('end', () => process.exit(0)).resume()
