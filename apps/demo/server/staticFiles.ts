import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const compressible = /^(text\/|application\/|image\/svg)/

type Asset = { body: Buffer; brotli: Buffer | undefined; type: string }

/**
 * Serves the built files of one folder. `index.html` passes through `transform`
 * and is also the answer for `/`; there are no other pages, since views are
 * told apart by the part of the address behind `#`.
 */
export function createStaticFiles(options: {
  folder: string
  headers: Record<string, string>
  transform: (html: string) => string
}) {
  const assets = new Map<string, Promise<Asset | undefined>>()

  async function load(path: string): Promise<Asset | undefined> {
    const file = join(options.folder, normalize(path))
    if (!file.startsWith(options.folder + sep)) return undefined
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    let body = await readFile(file)
    const type = types[extname(file)] ?? 'application/octet-stream'
    if (path === '/index.html') {
      body = Buffer.from(options.transform(body.toString('utf8')))
    }
    const brotli = compressible.test(type)
      ? await compress(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
        })
      : undefined
    return { body, brotli, type }
  }

  return async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const path = pathname === '/' ? '/index.html' : pathname
    let asset = assets.get(path)
    if (asset === undefined) {
      asset = load(path)
      assets.set(path, asset)
    }
    const found = await asset
    if (found === undefined) {
      // Not kept: an address that does not exist must not fill the memory.
      assets.delete(path)
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    const accepts = request.headers['accept-encoding'] ?? ''
    const body = accepts.includes('br') ? found.brotli : undefined
    response.writeHead(200, {
      ...options.headers,
      'content-type': found.type,
      'content-length': (body ?? found.body).byteLength,
      'cache-control': path.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      vary: 'accept-encoding',
      ...(body === undefined ? {} : { 'content-encoding': 'br' }),
    })
    response.end(request.method === 'HEAD' ? undefined : (body ?? found.body))
  }
}
