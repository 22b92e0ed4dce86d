import { fetchInput, InputFileError } from '../fetchInput.ts'
import type { Files } from '../files.ts'
import { falProblem } from '../problems.ts'
import { PictureError, pictureFormats, readFacts } from '../render/picture.ts'
import type { VideoRequest } from '../render/video.ts'
import { Refusal } from './refusal.ts'

/**
 * Bytes and sizes of the pictures an input names, first to last.
 *
 * @throws Refusal when one of them cannot be had or used
 */
export async function fetchPictures(
  video: VideoRequest,
  signal: AbortSignal,
  { files, allowPrivate }: { files: Files; allowPrivate: boolean },
) {
  const wanted = [
    ['image_url', video.imageUrl],
    ['end_image_url', video.endImageUrl],
  ] as const
  const pictures = []
  for (const [field, url] of wanted) {
    if (url === undefined) continue
    const input = shortened(url)
    try {
      const bytes = await fetchInput(url, { files, allowPrivate, signal })
      pictures.push({ bytes, facts: await readFacts(bytes) })
    } catch (error) {
      if (error instanceof InputFileError) {
        const msg = `Failed to download the file: ${error.message}.`
        throw new Refusal(
          falProblem('file_download_error', field, msg, { input }),
        )
      }
      throw refusePicture(error, field, input)
    }
  }
  return pictures
}

/** What a picture that cannot be used is refused with. */
export function refusePicture(
  error: unknown,
  field: string,
  input: unknown,
): unknown {
  if (!(error instanceof PictureError)) return error
  if (error.unsupported) {
    const ctx = { supported_formats: pictureFormats }
    const msg = `Unsupported image format: ${error.message}. Supported formats: ${pictureFormats.join(', ')}.`
    const type = 'unsupported_image_format'
    return new Refusal(falProblem(type, field, msg, { input, ctx }))
  }
  const msg = `Failed to load the image: ${error.message}. Please ensure the image file is not corrupted and is in a supported format.`
  return new Refusal(falProblem('image_load_error', field, msg, { input }))
}

/** A long data URI is not worth repeating. */
export function shortened(url = ''): string {
  return url.length > 500 ? `${url.slice(0, 100)}...` : url
}
