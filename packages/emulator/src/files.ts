import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { createParts } from './createParts.ts'
import type { Random } from './random.ts'
import { receive } from './receive.ts'
import {
  makeTemporaryFolder,
  removeTemporaryFolder,
} from './temporaryFolder.ts'
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
  const parts = createParts()
  const kept = new Map<string, Promise<void>>()
  let folder: Promise<string> | undefined

  function getFolder(): Promise<string> {
    folder ??= parameters.folder
      ? mkdir(parameters.folder, { recursive: true }).then(
          () => parameters.folder ?? '',
        )
      : makeTemporaryFolder()
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
    /** Puts bytes into a file. */
    async write(file: StoredFile, body: Request['body']): Promise<void> {
      await receive(file.location, body)
      await finish(file)
    },
    writePart: parts.add,
    /** Makes a file of its parts; answers what is wrong with the list. */
    async join(file: StoredFile, list: unknown): Promise<string | undefined> {
      const wrong = await parts.join(file, list)
      if (wrong === undefined) await finish(file)
      return wrong
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
      await Promise.all([
        parts.clear(),
        ...own.map(({ location }) => rm(location, { force: true })),
      ])
    },
    /** Removes the temporary folder, if there is one. */
    async close(): Promise<void> {
      files.clear()
      kept.clear()
      const made = await folder
      if (made && !parameters.folder) {
        await removeTemporaryFolder(made)
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
