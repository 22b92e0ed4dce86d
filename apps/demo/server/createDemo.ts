import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createEmulator, type Emulator } from '@falvideo/emulator'
import { createFalListener } from './createFalListener.ts'
import { createLevers } from './createLevers.ts'
import { createPage } from './createPage.ts'
import { isThisMachine } from './isThisMachine.ts'

export type DemoOptions = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number
  /** Calls fal with this key; without it the emulator stands in. */
  falKey?: string | undefined
  /** Origin that stands in for all of fal's hosts in live mode, for tests. */
  falUrl?: string | undefined
  /** Most that may be spent in a day, decimal USD. */
  dailyLimitUsd?: string | undefined
  /** Where the emulator keeps what it made; nothing is kept without. */
  dataFolder?: string | undefined
  /** Sources with hot reload instead of the built files. */
  development?: boolean | undefined
}

const root = join(import.meta.dirname, '..')

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

/**
 * Takes the port after the page's, so that the addresses of finished videos
 * stay what they were after a restart; any other where that one is taken.
 */
async function listenBeside(emulator: Emulator, port: number): Promise<void> {
  try {
    await emulator.listen({ port: port === 0 ? 0 : port + 1 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    await emulator.listen()
  }
}

/** Starts the page, the handler and, without a key, the emulator. */
export async function createDemo(options: DemoOptions) {
  const { falKey, development = false } = options
  const live = falKey !== undefined
  const emulator = live
    ? undefined
    : createEmulator({ dataFolder: options.dataFolder })
  if (emulator) await listenBeside(emulator, options.port)
  const emulatorUrl = emulator?.url
  const dailyLimitUsd = options.dailyLimitUsd ?? (live ? '5.00' : undefined)

  // Where the page itself goes for uploads and videos, if not to fal.
  const falUrl = emulatorUrl ?? options.falUrl
  const fal = createFalListener({ falKey, falUrl, dailyLimitUsd })
  const levers = createLevers(emulator)
  const page = await createPage({
    root,
    development,
    mediaOrigin: falUrl,
    config: {
      mode: live ? 'live' : 'emulator',
      serverLimitUsd: dailyLimitUsd ?? null,
    },
  })

  const server = createServer((request, response) => {
    const { host, origin } = request.headers
    if (!isThisMachine({ host, origin })) {
      response
        .writeHead(403, { 'content-type': 'text/plain' })
        .end('The demo answers only on the machine it runs on.')
      return
    }
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname.startsWith('/api/fal/')) {
      fal(request, response)
      return
    }
    const answer = pathname.startsWith('/api/emulator/')
      ? levers(request, response)
      : page.serve(request, response, pathname)
    answer.catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const port = await listen(server, options.port)

  return {
    url: `http://127.0.0.1:${port}`,
    emulatorUrl,
    dailyLimitUsd,
    /** Ends streams that are open, then the emulator and its renders. */
    async close() {
      server.close()
      server.closeAllConnections()
      await page.close()
      await emulator?.close()
    },
  }
}
