import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Bytes that no picture could be made of, and why. */
export class PictureError extends Error {
  override name = 'PictureError' as const
}

export type PictureFacts = {
  /** As shown, after the orientation its camera wrote down. */
  width: number
  height: number
}

/** No more pixels than this are decoded. */
const limitInputPixels = 100_000_000

/** Formats that are decoded. */
const formats = ['png', 'jpeg', 'webp', 'avif']

/**
 * Size of a picture as it is shown.
 *
 * @throws PictureError when the bytes are not a PNG, JPEG, WebP or AVIF
 */
export async function readFacts(bytes: Uint8Array): Promise<PictureFacts> {
  try {
    const facts = await sharp(bytes, { limitInputPixels }).metadata()
    const format =
      facts.format === 'heif' && facts.compression === 'av1'
        ? 'avif'
        : facts.format
    if (!format || !formats.includes(format)) {
      throw new PictureError(`format ${String(format)} is not supported`)
    }
    return facts.autoOrient
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureError('the bytes are not a picture', { cause: error })
  }
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
