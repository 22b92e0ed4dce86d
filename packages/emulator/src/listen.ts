import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Answer } from './dispatch.ts'
import { cut, firstPiece } from './disrupt.ts'

export type Listener = {
  url: string
  /** Refuses new connections, as if nothing listened; those there are stay. */
  shut: () => void
  /** Takes connections again. */
  open: () => void
  close: () => Promise<void>
}

/** Serves the emulator on a real socket of this machine. */
export async function listen(parameters: {
  port: number
  host: string
  answer: (request: Request, remote: string | undefined) => Promise<Answer>
}): Promise<Listener> {
  const { host } = parameters
  const server = http.createServer((incoming, outgoing) => {
    // A connection for each request: one that is kept could not be refused,
    // and may be closed just when its client sends the next request.
    outgoing.shouldKeepAlive = false
    serve(incoming, outgoing, parameters.answer).catch(() => {
      incoming.socket.destroy()
    })
  })
  // Uploads and streams may take as long as they like.
  server.requestTimeout = 0
  await start(server, parameters.port, host)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    // The one of `http` would break connections whose request is on its way.
    shut: () => net.Server.prototype.close.call(server),
    open: () => server.listen(port, host),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

function start(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function serve(
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
  answer: (request: Request, remote: string | undefined) => Promise<Answer>,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const { socket } = incoming
  const request = toRequest(incoming, gone.signal)
  const result = await answer(request, socket.remoteAddress)
  switch (result.kind) {
    case 'response':
      await write(outgoing, result.response)
      break
    case 'broken':
      if (result.after) await writeSome(outgoing, result.after)
      socket.resetAndDestroy()
      break
    case 'hang':
      break
  }
}

function toRequest(
  incoming: http.IncomingMessage,
  signal: AbortSignal,
): Request {
  const { method = 'GET', headers } = incoming
  const url = new URL(incoming.url ?? '/', `http://${headers.host}`)
  const list = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) list.set(name, String(value))
  }
  const empty = method === 'GET' || method === 'HEAD'
  return new Request(url, {
    method,
    headers: list,
    signal,
    ...(empty ? {} : { body: Readable.toWeb(incoming), duplex: 'half' }),
  } as RequestInit)
}

async function write(
  outgoing: http.ServerResponse,
  response: Response,
): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) {
    outgoing.end()
    return
  }
  // An event stream has to arrive before its first event does.
  outgoing.flushHeaders()
  await pipeline(Readable.fromWeb(response.body as never), outgoing)
}

/** Head and first half of an answer that is about to break off. */
async function writeSome(
  outgoing: http.ServerResponse,
  response: Response,
): Promise<void> {
  const bytes = await firstPiece(response)
  // Where a connection ends with its answer, fetch takes a reset for that end.
  outgoing.shouldKeepAlive = true
  const headers = { ...Object.fromEntries(response.headers) }
  // Without a length the client could take the half for the whole.
  if (!headers['content-type']?.startsWith('text/event-stream')) {
    headers['content-length'] ??= String(bytes.length)
  }
  outgoing.writeHead(response.status, headers)
  await new Promise((resolve) => outgoing.write(cut(bytes), resolve))
  // Half and break at once would look like an orderly end to some clients.
  await new Promise((resolve) => setTimeout(resolve, 20))
}
