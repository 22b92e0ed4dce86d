import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from './files.ts'
import { receive, writeWhole } from './receive.ts'

type Part = { etag: string; location: string }
type Upload = {
  parts: Map<number, Part>
  /** The list it was completed with. */
  completed: string | undefined
  /** One completion at a time. */
  turn: Promise<unknown>
}

/** Parts of files, until a list of them makes one file. */
export function createParts() {
  const uploads = new Map<string, Upload>()

  function uploadOf({ path }: StoredFile): Upload {
    const known = uploads.get(path)
    if (known) return known
    const turn = Promise.resolve()
    const made = { parts: new Map(), completed: undefined, turn }
    uploads.set(path, made)
    return made
  }

  async function complete(
    file: StoredFile,
    upload: Upload,
    list: unknown,
  ): Promise<string | undefined> {
    const wanted = readParts(list)
    if (!wanted?.length) return 'parts must be a list of uploaded parts'
    // Asked again because the answer was lost: it is done.
    const said = JSON.stringify(wanted)
    if (upload.completed === said) return undefined
    const locations: string[] = []
    for (const { partNumber, etag } of wanted) {
      const part = upload.parts.get(partNumber)
      if (part?.etag !== etag) {
        return `part ${partNumber} was not uploaded with etag ${etag}`
      }
      locations.push(part.location)
    }
    await writeWhole(file.location, (output) =>
      pipeline(concatenate(locations), output),
    )
    upload.completed = said
    await discard(upload)
    return undefined
  }

  return {
    /** Keeps one part; answers its tag. A part that comes again replaces it. */
    async add(
      file: StoredFile,
      number: number,
      body: Request['body'],
    ): Promise<string> {
      const location = `${file.location}.part${number}`
      const size = await receive(location, body)
      const etag = `"${size.toString(16)}-${number}"`
      uploadOf(file).parts.set(number, { etag, location })
      return etag
    },
    /**
     * Makes one file of its parts, in the order listed; answers what is wrong
     * with the list, or nothing. Two that come at once take turns, and the same
     * list again is right again.
     */
    join(file: StoredFile, list: unknown): Promise<string | undefined> {
      const upload = uploadOf(file)
      const joined = upload.turn.then(() => complete(file, upload, list))
      upload.turn = joined.catch(() => {})
      return joined
    },
    /** Forgets all of them, bytes included. */
    async clear(): Promise<void> {
      const all = [...uploads.values()]
      uploads.clear()
      await Promise.all(all.map(discard))
    },
  }
}

async function discard({ parts }: Upload): Promise<void> {
  const locations = [...parts.values()].map(({ location }) => location)
  parts.clear()
  await Promise.all(locations.map((path) => rm(path, { force: true })))
}

async function* concatenate(locations: readonly string[]) {
  for (const location of locations) yield* createReadStream(location)
}

/** Either client's way to list parts. */
function readParts(
  list: unknown,
): { partNumber: number; etag: string }[] | undefined {
  if (!Array.isArray(list)) return undefined
  return list.map((part: Record<string, unknown>) => ({
    partNumber: Number(part?.partNumber ?? part?.part_number),
    etag: String(part?.etag),
  }))
}
