import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

let count = 0

/**
 * Writes a file beside its place and moves it there when it is whole. Whoever
 * reads sees the old bytes or the new ones, and of two who write at once the
 * last one stays; what broke off leaves nothing.
 */
export async function writeWhole(
  location: string,
  write: (output: WriteStream) => Promise<void>,
): Promise<void> {
  count += 1
  const beside = `${location}.${count}.new`
  try {
    await write(createWriteStream(beside))
    await rename(beside, location)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Writes the body of a request; answers its size in bytes. */
export async function receive(
  location: string,
  body: Request['body'],
): Promise<number> {
  const input = body ? Readable.fromWeb(body as never) : Readable.from([])
  await writeWhole(location, (output) => pipeline(input, output))
  return (await stat(location)).size
}
