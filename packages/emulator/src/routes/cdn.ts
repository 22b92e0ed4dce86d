import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type Call, json } from '../call.ts'
import type { World } from '../world.ts'
import { isSigned } from './access.ts'

/** `GET` and `HEAD` of `https://v3.fal.media/files/...`, with ranges. */
export async function download(call: Call, world: World): Promise<Response> {
  const file = world.files.get(call.url.pathname)
  const signed = file && isSigned(call.url, file, world.clock.now())
  const access = signed ? 'allow' : file?.access
  if (!file || file.size === undefined || access === 'hide') {
    return json(404, { detail: 'Not found' })
  }
  if (access === 'forbid') return json(403, { detail: 'Forbidden' })
  const { size } = file
  const base = {
    'accept-ranges': 'bytes',
    'content-type': file.contentType,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-disposition': `inline; filename="${file.fileName}"`,
    'last-modified': new Date(file.createdAt).toUTCString(),
  }
  const range = readRange(call.request.headers.get('range'), size)
  if (range === 'unsatisfiable') {
    const headers = { ...base, 'content-range': `bytes */${size}` }
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  const length = end - start + 1
  const headers: Record<string, string> = {
    ...base,
    'content-length': String(length),
  }
  if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`
  const status = range ? 206 : 200
  if (call.request.method === 'HEAD' || length === 0) {
    return new Response(null, { status, headers })
  }
  const bytes = createReadStream(file.location, { start, end })
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    status,
    headers,
  })
}

/**
 * The part of a file a `Range` header asks for. Several ranges at once, or
 * another unit, are answered with the whole file, as the standard allows.
 */
function readRange(
  header: string | null,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0
      ? 'unsatisfiable'
      : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start >= size || end < start ? 'unsatisfiable' : { start, end }
}
