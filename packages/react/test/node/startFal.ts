import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Emulator, EmulatorOptions } from '@falvideo/emulator'
import { tsImport } from 'tsx/esm/api'

// Vitest's config runs in plain Node, which reads no TypeScript.
const modules = new Map<string, Promise<unknown>>()

function load<Module>(name: string): Promise<Module> {
  const loading = modules.get(name) ?? tsImport(name, import.meta.url)
  modules.set(name, loading)
  return loading as Promise<Module>
}

/** What a test reads of an emulator. */
export type Facts = {
  spentUsd: string
  submits: number
  jobs: { requestId: string; status: string; billedUsd: string }[]
  /** Routes of the requests that reached fal, oldest first. */
  routes: string[]
  /** `METHOD path` of the requests that reached the handler. */
  calls: string[]
}

/** Something that goes wrong between browser and handler. */
export type LineFault = {
  method: 'GET' | 'POST' | 'PUT'
  /** Part of the path. */
  path: string
  /**
   * `lose` does what was asked and drops the answer; `refuse` drops the line
   * before; `hang` never answers.
   */
  kind: 'lose' | 'refuse' | 'hang'
  times: number
}

export type Fal = {
  emulator: Emulator
  /** Address of the handler. */
  proxyUrl: string
  faults: LineFault[]
  read(): Facts
  close(): Promise<void>
}

export type StartFalOptions = {
  emulator: EmulatorOptions
  /** Origin of the pages that call. */
  origin: string
}

/** An emulator, and the handler of @falvideo/server in front of it. */
export async function startFal(options: StartFalOptions): Promise<Fal> {
  const { createEmulator } =
    await load<typeof import('@falvideo/emulator')>('@falvideo/emulator')
  const emulator = createEmulator(options.emulator)
  const { url } = await emulator.listen()
  const faults: LineFault[] = []
  const calls: string[] = []
  const server = await createProxy(url, options.origin, faults, calls)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    emulator,
    proxyUrl: `http://127.0.0.1:${port}/api/fal`,
    faults,
    read: () => read(emulator, calls),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await emulator.close()
    },
  }
}

async function createProxy(
  baseUrl: string,
  origin: string,
  faults: LineFault[],
  calls: string[],
): Promise<Server> {
  const [{ createHandler }, { toNodeListener }, endpoints] = await Promise.all([
    load<typeof import('@falvideo/server')>('@falvideo/server'),
    load<typeof import('@falvideo/server/node')>('@falvideo/server/node'),
    load<typeof import('@falvideo/client/endpoints')>(
      '@falvideo/client/endpoints',
    ),
  ])
  const listener = toNodeListener(
    createHandler({
      credentials: 'test:key',
      endpoints: Object.values(endpoints),
      authorize: () => ({ id: 'tester' }),
      allowedOrigins: [origin],
      baseUrl,
    }),
  )
  return createServer((request, response) => {
    const { method = '', url = '' } = request
    if (method !== 'OPTIONS') calls.push(`${method} ${url}`)
    const fault = faults.find(
      (it) => it.method === method && url.includes(it.path) && it.times > 0,
    )
    if (fault !== undefined) fault.times -= 1
    if (fault?.kind === 'refuse') request.socket.destroy()
    if (fault?.kind === 'lose') {
      response.writeHead = () => {
        request.socket.destroy()
        return response
      }
    }
    if (fault === undefined || fault.kind === 'lose') {
      listener(request, response)
    }
  })
}

function read({ ledger, requests }: Emulator, calls: string[]): Facts {
  return {
    spentUsd: ledger.spentUsd,
    submits: ledger.submits,
    jobs: ledger.jobs.map(({ requestId, status, billedUsd }) => ({
      requestId,
      status,
      billedUsd,
    })),
    routes: requests.map(({ route = 'none' }) => route),
    calls,
  }
}
