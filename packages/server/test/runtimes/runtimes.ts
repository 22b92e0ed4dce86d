import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { EdgeVM } from '@edge-runtime/vm'
import { build } from 'esbuild'
import express from 'express'
import { Hono } from 'hono'
import { toNodeListener } from '../../src/node/toNodeListener.ts'
import { testKey } from '../watchForKey.ts'
import { createApp } from './app.ts'
import { origin, type Runtime, type Send } from './Runtime.ts'

async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve()),
  )
  const { port } = server.address() as AddressInfo
  const send: Send = (path, init) =>
    fetch(`http://127.0.0.1:${port}${path}`, init as RequestInit)
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { send, stop }
}

const nodeHttp: Runtime = {
  name: 'Node http',
  start: async (baseUrl) => serve(toNodeListener(createApp(baseUrl, testKey))),
}

const expressApp: Runtime = {
  name: 'Express',
  async start(baseUrl) {
    const app = express()
    app.use('/api/fal', toNodeListener(createApp(baseUrl, testKey)))
    return serve(app)
  },
}

const expressParsed: Runtime = {
  name: 'Express after a body parser',
  async start(baseUrl) {
    const app = express()
    app.use(express.json({ limit: '5mb' }))
    app.use('/api/fal', toNodeListener(createApp(baseUrl, testKey)))
    return serve(app)
  },
}

const hono: Runtime = {
  name: 'Hono',
  async start(baseUrl) {
    const handler = createApp(baseUrl, testKey)
    const app = new Hono()
    app.all('/api/fal/*', (context) => handler(context.req.raw))
    return {
      send: async (path, init) => app.request(path, init as RequestInit),
    }
  },
}

const next: Runtime = {
  name: 'Next.js route handler',
  async start(baseUrl) {
    // As app/api/fal/[...path]/route.ts exports them.
    const handler = createApp(baseUrl, testKey)
    type Context = { params: Promise<{ path: string[] }> }
    const route = (request: Request, _context: Context) => handler(request)
    const exported: Record<string, typeof route> = {
      GET: route,
      POST: route,
      PUT: route,
    }
    return {
      async send(path, init) {
        const request = new Request(`${origin}${path}`, init as RequestInit)
        const params = Promise.resolve({ path: path.split('/').slice(3) })
        const answer = await exported[request.method]?.(request, { params })
        return answer ?? new Response(null, { status: 405 })
      },
    }
  },
}

const edge: Runtime = {
  name: 'Edge runtime',
  async start(baseUrl) {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      // Anything of Node's would make the build fail.
      platform: 'browser',
      conditions: ['worker'],
    })
    const vm = new EdgeVM()
    vm.evaluate(
      `globalThis.FAL = ${JSON.stringify({ baseUrl, credentials: testKey })}`,
    )
    vm.evaluate(bundle.outputFiles[0]?.text ?? '')
    const context = vm.context as unknown as {
      handle: (request: Request) => Promise<Response>
      Request: typeof Request
    }
    return {
      send: (path, init) =>
        context.handle(
          new context.Request(`${origin}${path}`, init as RequestInit),
        ),
    }
  },
}

export const runtimes = [nodeHttp, expressApp, expressParsed, hono, next, edge]
