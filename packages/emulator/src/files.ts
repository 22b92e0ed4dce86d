import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'
import { cdnOrigin } from './wire.ts'

/** A file on the emulator's CDN. */
export type StoredFile = {
  /** Path below the CDN host, such as `/files/b/0a1b2c3d/name.png`. */
  path: string
  /** Where its bytes lie on this machine. */
  location: string
  contentType: string
  fileName: string
  /** Bytes; `undefined` until they have all arrived. */
  size: number | undefined
  createdAt: number
  /** Gone after this time. */
  expiresAt: number | undefined
  access: 'allow' | 'forbid' | 'hide'
  /** What an upload URL has to carry. */
  token: string
  /** Whether other files have the same bytes, so that they have to stay. */
  shared: boolean
}

export type NewFile = {
  fileName: string
  contentType: string
  lifetimeMs?: number | undefined
  access?: StoredFile['access'] | undefined
  /** Bytes that are there already; they are not copied. */
  existing?: { location: string; size: number } | undefined
}

export type Files = ReturnType<typeof createFiles>

/** The files of the CDN, in one folder on disk, made when first needed. */
export function createFiles(parameters: {
  clock: Clock
  random: Random
  /** Where to keep them; absent: a temporary folder, removed at the end. */
  folder: string | undefined
  /** Called when the bytes of a file are there, and when they are gone. */
  onArrive?: ((file: StoredFile) => void) | undefined
  onRemove?: ((file: StoredFile) => void) | undefined
}) {
  const { clock, random, onArrive, onRemove } = parameters
  const files = new Map<string, StoredFile>()
  const parts = new Map<string, Map<number, string>>()
  const kept = new Map<string, Promise<void>>()
  let folder: Promise<string> | undefined

  function getFolder(): Promise<string> {
    folder ??= parameters.folder
      ? mkdir(parameters.folder, { recursive: true }).then(
          () => parameters.folder ?? '',
        )
      : mkdtemp(join(tmpdir(), 'falvideo-emulator-'))
    return folder
  }

  async function create(file: NewFile): Promise<StoredFile> {
    const name = safeName(file.fileName)
    let id = random(16).toString('hex')
    // With a seed the same ids come again after a restart.
    while (files.has(pathOf(id, name))) id = random(16).toString('hex')
    const now = clock.now()
    const stored: StoredFile = {
      path: pathOf(id, name),
      location: file.existing?.location ?? join(await getFolder(), id),
      contentType: file.contentType,
      fileName: name,
      size: file.existing?.size,
      createdAt: now,
      expiresAt:
        file.lifetimeMs === undefined ? undefined : now + file.lifetimeMs,
      access: file.access ?? 'allow',
      token: random(12).toString('hex'),
      shared: file.existing !== undefined,
    }
    files.set(stored.path, stored)
    if (file.existing) onArrive?.(stored)
    return stored
  }

  async function finish(file: StoredFile): Promise<void> {
    file.size = (await stat(file.location)).size
    onArrive?.(file)
  }

  return {
    /** Writes bytes that many files share, once; answers where they lie. */
    async keep(name: string, bytes: Uint8Array): Promise<string> {
      const location = join(await getFolder(), name)
      if (!kept.has(name)) kept.set(name, writeFile(location, bytes))
      await kept.get(name)
      return location
    },
    /** Reserves the URL of a file; its bytes come with `write` or `finish`. */
    create,
    /** Puts bytes into a file, as they arrive. */
    async write(file: StoredFile, body: Request['body']): Promise<void> {
      await pipeline(toReadable(body), createWriteStream(file.location))
      await finish(file)
    },
    /** Keeps one part of a file; answers its tag. */
    async writePart(
      file: StoredFile,
      part: number,
      body: Request['body'],
    ): Promise<string> {
      const location = `${file.location}.part${part}`
      await pipeline(toReadable(body), createWriteStream(location))
      const { size } = await stat(location)
      const tags = parts.get(file.path) ?? new Map<number, string>()
      const etag = `"${size.toString(16)}-${part}"`
      parts.set(file.path, tags.set(part, etag))
      return etag
    },
    /**
     * Makes one file of its parts, in the order listed; answers what is wrong
     * with the list, or nothing.
     */
    async join(file: StoredFile, list: unknown): Promise<string | undefined> {
      const tags = parts.get(file.path)
      const wanted = readParts(list)
      if (!wanted?.length) return 'parts must be a list of uploaded parts'
      for (const { partNumber, etag } of wanted) {
        if (tags?.get(partNumber) !== etag) {
          return `part ${partNumber} was not uploaded with etag ${etag}`
        }
      }
      for (const [n, { partNumber }] of wanted.entries()) {
        const location = `${file.location}.part${partNumber}`
        const flags = n === 0 ? 'w' : 'a'
        await pipeline(
          createReadStream(location),
          createWriteStream(file.location, { flags }),
        )
        await rm(location)
      }
      parts.delete(file.path)
      await finish(file)
      return undefined
    },
    /** Says that the bytes at a file's location are all there. */
    finish,
    /** A file by its path on the CDN; not those that are gone or unfinished. */
    get(path: string): StoredFile | undefined {
      const file = files.get(path)
      if (!file || file.size === undefined) return undefined
      const { expiresAt } = file
      return expiresAt !== undefined && expiresAt <= clock.now()
        ? undefined
        : file
    },
    /** A file that waits for its bytes, by path and token. */
    getPending(path: string, token: string | null): StoredFile | undefined {
      const file = files.get(path)
      return file && file.token === token ? file : undefined
    },
    remove(file: StoredFile) {
      files.delete(file.path)
      onRemove?.(file)
    },
    url: (file: StoredFile) => `${cdnOrigin}${file.path}`,
    load(saved: Iterable<StoredFile>) {
      for (const file of saved) files.set(file.path, file)
    },
    /** Removes every file, bytes included. */
    async clear(): Promise<void> {
      const own = [...files.values()].filter(({ shared }) => !shared)
      files.clear()
      await Promise.all(
        own.map(({ location }) => rm(location, { force: true })),
      )
    },
    /** Removes the temporary folder, if there is one. */
    async close(): Promise<void> {
      files.clear()
      kept.clear()
      const made = await folder
      if (made && !parameters.folder) {
        await rm(made, { recursive: true, force: true })
      }
      folder = undefined
    },
  }
}

function pathOf(id: string, name: string): string {
  return `/files/b/${id.slice(0, 8)}/${id.slice(8)}_${name}`
}

/** A file name that is safe in a URL and on disk. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replace(/[^\w.-]+/g, '-').slice(-80) || 'file'
}

function toReadable(body: Request['body']): Readable {
  return body ? Readable.fromWeb(body as never) : Readable.from([])
}

function readParts(
  list: unknown,
): { partNumber: number; etag: string }[] | undefined {
  if (!Array.isArray(list)) return undefined
  return list.map((part: Record<string, unknown>) => ({
    partNumber: Number(part?.partNumber ?? part?.part_number),
    etag: String(part?.etag),
  }))
}
