import { type Connection, type NativeFile, upload } from '@falvideo/client'
import type { UploadState } from '../job/JobState.ts'
import { isFile, type WithFiles } from './WithFiles.ts'

/** Stands for a file while the rest of the input is checked. */
const placeholder = 'https://example.com/file'

/** The input as it would be if its files were uploaded, for checking it. */
export function withPlaceholders<Input extends object>(
  input: WithFiles<Input>,
): Input {
  return mapValues(input, (value) => (isFile(value) ? placeholder : value))
}

/** Uploads every file of an input and puts its address in its place. */
export async function uploadFiles<Input extends object>(
  client: Connection,
  input: WithFiles<Input>,
  options: {
    signal: AbortSignal
    onProgress(upload: UploadState): void
  },
): Promise<Input> {
  const { signal } = options
  const files = Object.entries(input).filter(([, value]) => isFile(value))
  const progress = new Map<string, UploadState>()
  const addresses = new Map<string, string>()
  await Promise.all(
    files.map(async ([name, file]) => {
      const { url } = await upload(client, file as Blob | NativeFile, {
        signal,
        onProgress(part) {
          progress.set(name, part)
          options.onProgress(sum([...progress.values()]))
        },
      })
      addresses.set(name, url)
    }),
  )
  return mapValues(input, (value, name) => addresses.get(name) ?? value)
}

function mapValues<Input extends object>(
  input: WithFiles<Input>,
  map: (value: unknown, name: string) => unknown,
): Input {
  const mapped = Object.entries(input).map(([name, value]) => [
    name,
    map(value instanceof URL ? value.href : value, name),
  ])
  return Object.fromEntries(mapped) as Input
}

function sum(parts: readonly UploadState[]): UploadState {
  let sentBytes = 0
  let totalBytes = 0
  for (const part of parts) {
    sentBytes += part.sentBytes
    totalBytes += part.totalBytes
  }
  return { sentBytes, totalBytes }
}
