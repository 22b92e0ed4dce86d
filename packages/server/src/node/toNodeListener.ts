import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Handler } from '../handler/createHandler.ts'
import { isPlainPath } from '../handler/parseRoute.ts'
import { Refusal } from '../handler/refusal.ts'

/** Listener for `http.createServer`, and middleware for Express. */
export type NodeListener = (
  request: IncomingMessage,
  response: ServerResponse,
) => void

/**
 * Lets a handler answer Node's own requests. It tells the handler the address
 * of the socket's peer and looks at the path as it was sent, before a URL
 * parser tidies it up.
 *
 * @example
 * import { createServer } from 'node:http'
 * import { toNodeListener } from '@falvideo/server/node'
 *
 * createServer(toNodeListener(handler)).listen(3000)
 */
export function toNodeListener(handler: Handler): NodeListener {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.abort()
    })
    respond(handler, incoming, gone.signal)
      .catch(() =>
        new Refusal('internal_error', 'The handler failed.').toResponse(),
      )
      .then((response) => write(incoming, outgoing, response))
      // What is left of a body that broke off cannot be written.
      .catch(() => outgoing.destroy())
  }
}

async function respond(
  handler: Handler,
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<Response> {
  const { method = 'GET' } = incoming
  const url = readUrl(incoming)
  if (url === null) {
    return new Refusal(
      'bad_request',
      'The path is not a plain one.',
    ).toResponse()
  }
  if (!methods.has(method)) {
    return new Refusal(
      'method_not_allowed',
      'No route has this method.',
    ).toResponse()
  }
  const init = {
    method,
    headers: readHeaders(incoming),
    body: readBody(incoming),
    duplex: 'half',
    signal,
  } as RequestInit
  const request = new Request(url, init)
  const { remoteAddress } = incoming.socket
  return handler(request, { remoteAddress })
}

// `Request` itself refuses some of the others, with an error.
const methods = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])

/** `null` where path or host could be read in more than one way. */
function readUrl(incoming: IncomingMessage): string | null {
  // Express takes the mount point off `url`.
  const { originalUrl = incoming.url } = incoming as { originalUrl?: string }
  const target = originalUrl ?? ''
  const [path = ''] = target.split('?')
  const [host = 'localhost', ...others] = incoming.headersDistinct.host ?? []
  if (
    others.length > 0 ||
    !isPlainPath(path) ||
    !/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host)
  )
    return null
  const url = `http://${host}${target}`
  return URL.canParse(url) ? url : null
}

function readHeaders({ rawHeaders }: IncomingMessage): [string, string][] {
  const headers: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? ''])
  }
  return headers
}

function readBody(incoming: IncomingMessage): BodyInit | null {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return null
  // A body parser before us has eaten the stream.
  const { body } = incoming as { body?: unknown }
  if (body !== undefined && incoming.readableEnded) return JSON.stringify(body)
  return Readable.toWeb(incoming) as NodeStream<Uint8Array> as ReadableStream
}

async function write(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: Response,
): Promise<void> {
  // Who still sends a body that nobody wants may not send another request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  const headers = Object.fromEntries(response.headers)
  const type = response.headers.get('content-type') ?? ''
  if (response.body === null || !type.startsWith('text/event-stream')) {
    // As text, which leaves in one piece with the head: all answers but streams
    // are JSON.
    const text = await response.text()
    if (response.body !== null) {
      headers['content-length'] = `${Buffer.byteLength(text)}`
    }
    outgoing.writeHead(response.status, headers).end(text)
    return
  }
  // A stream may have nothing to say for a while; its head goes out at once.
  outgoing.writeHead(response.status, headers).flushHeaders()
  const reader = response.body.getReader()
  const stop = () => void reader.cancel().catch(() => {})
  outgoing.once('close', stop)
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!outgoing.write(value)) await drained(outgoing)
    if (outgoing.destroyed) return
  }
  outgoing.off('close', stop)
  outgoing.end()
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done)
      outgoing.off('close', done)
      resolve()
    }
    outgoing.on('drain', done)
    outgoing.on('close', done)
  })
}
