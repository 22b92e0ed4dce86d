import { makeThumbnail } from './makeThumbnail.ts'

/** A picture the user chose, before it is sent. */
export type Picture = {
  /** What the client gets: the file itself, or the address that was given. */
  source: File | string
  /** Address for <img>: an object URL or the given address. */
  preview: string
  name: string
  /** Size in pixels. */
  width: number
  height: number
  /** Small JPEG as a data URI, where the browser lets us make one. */
  thumbnail: string | null
}

/** What fal's documentation of `image_url` lists. */
export const pictureTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/heif',
]

async function look(address: string) {
  const image = new Image()
  image.src = address
  await image.decode()
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    thumbnail: makeThumbnail(image),
  }
}

/**
 * Reads the size of a file or of an address.
 *
 * @throws where the browser cannot decode it
 */
export async function readPicture(source: File | string): Promise<Picture> {
  if (typeof source === 'string') {
    const name = new URL(source).pathname.split('/').at(-1) || source
    return { source, preview: source, name, ...(await look(source)) }
  }
  const preview = URL.createObjectURL(source)
  try {
    return { source, preview, name: source.name, ...(await look(preview)) }
  } catch (error) {
    URL.revokeObjectURL(preview)
    throw error
  }
}

/** Whether a value of the form is a picture rather than a plain value. */
export function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && 'preview' in value
}
