import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Bytes that no picture could be made of, and why. */
export class PictureError extends Error {
  override name = 'PictureError' as const
  /** Whether it is a picture, but of a format that is not taken. */
  readonly unsupported: boolean

  constructor(
    message: string,
    options: ErrorOptions & { unsupported?: boolean | undefined } = {},
  ) {
    super(message, options)
    this.unsupported = options.unsupported ?? false
  }
}

export type PictureFacts = {
  /** As shown, after the orientation its camera wrote down. */
  width: number
  height: number
}

/** No more pixels than this are decoded. */
const limitInputPixels = 100_000_000

/** Formats that are decoded. */
export const pictureFormats = ['png', 'jpeg', 'webp', 'avif'] as const

/**
 * Size of a picture as it is shown.
 *
 * @throws PictureError when the bytes are not a PNG, JPEG, WebP or AVIF
 */
export async function readFacts(bytes: Uint8Array): Promise<PictureFacts> {
  const facts = isHeic(bytes) ? undefined : await readMetadata(bytes)
  const { format = 'heic', compression } = facts ?? {}
  const name = format === 'heif' && compression === 'av1' ? 'avif' : format
  if (!facts || !pictureFormats.some((one) => one === name)) {
    const unsupported = true
    throw new PictureError(`format ${name} is not supported`, { unsupported })
  }
  return facts.autoOrient
}

async function readMetadata(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels }).metadata()
  } catch (error) {
    throw new PictureError('the bytes are not a picture', { cause: error })
  }
}

/** Photographs of telephones: HEVC inside HEIF, which is not decoded here. */
function isHeic(bytes: Uint8Array): boolean {
  const brands = Buffer.from(bytes.subarray(0, 40)).toString('latin1')
  return /^.{4}ftyp(hei[cxms]|hev[cxms]|mif1(?!.*avif))/s.test(brands)
}

/**
 * Writes a picture as raw RGB of exactly `size`, upright, transparency on
 * black, cropped around what catches the eye where the shape differs.
 *
 * @throws PictureError when the picture is damaged
 */
export async function writeRaw(
  bytes: Uint8Array,
  size: { width: number; height: number },
  path: string,
): Promise<void> {
  await writeFile(path, await decode(bytes, size))
}

async function decode(
  bytes: Uint8Array,
  size: { width: number; height: number },
): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels })
      .autoOrient()
      .resize({ ...size, fit: 'cover', position: 'attention' })
      .flatten({ background: '#000' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer()
  } catch (error) {
    throw new PictureError('the picture could not be decoded', { cause: error })
  }
}
