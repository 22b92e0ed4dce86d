import { readFile } from 'node:fs/promises'
import type { Files } from './files.ts'
import { guardedRequest, PrivateAddressError } from './guardedRequest.ts'
import { hostRole } from './wire.ts'

export type FetchInputParameters = {
  files: Files
  allowPrivate: boolean
  signal: AbortSignal
}

/** An input file could not be had. */
export class InputFileError extends Error {
  override name = 'InputFileError' as const
}

/** No input file is larger than this. */
const maxBytes = 100 * 1024 * 1024
const timeoutMs = 30_000

/**
 * Bytes of an input file: from a data URI, from our own CDN (without any
 * network, whatever origin the emulator answers under), or from the web.
 *
 * @throws InputFileError
 */
export async function fetchInput(
  address: string,
  { files, allowPrivate, signal }: FetchInputParameters,
): Promise<Uint8Array> {
  if (address.startsWith('data:')) return readDataUri(address)
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url) throw new InputFileError('it is not a URL')
  const path = cdnPath(url)
  if (path !== undefined) {
    const file = files.get(path)
    if (file?.access !== 'allow') {
      throw new InputFileError('there is no such file')
    }
    return readFile(file.location)
  }
  try {
    const { status, bytes } = await guardedRequest(url, {
      allowPrivate,
      timeoutMs,
      maxBytes,
      signal,
    })
    if (status !== 200) throw new InputFileError(`it answered ${status}`)
    return bytes
  } catch (error) {
    if (error instanceof InputFileError || signal.aborted) throw error
    const reason =
      error instanceof PrivateAddressError
        ? 'it has a private address; the emulator fetches from there only with the option allowPrivate (--allow-private)'
        : error instanceof Error
          ? error.message
          : String(error)
    throw new InputFileError(reason, { cause: error })
  }
}

/** Path on our CDN, of its real address or of the emulator's. */
export function cdnPath(url: URL): string | undefined {
  if (hostRole(url.hostname) === 'cdn') return url.pathname
  const [, host = '', ...rest] = url.pathname.split('/')
  return hostRole(host) === 'cdn' ? `/${rest.join('/')}` : undefined
}

function readDataUri(uri: string): Uint8Array {
  const comma = uri.indexOf(',')
  if (comma === -1) throw new InputFileError('the data URI has no data')
  const data = uri.slice(comma + 1)
  if (!uri.slice(0, comma).endsWith(';base64')) {
    return Buffer.from(decodeURIComponent(data))
  }
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(data.replace(/\s/g, ''))) {
    throw new InputFileError('the data URI is not valid base64')
  }
  return Buffer.from(data, 'base64')
}
