const width = 320
const height = 180

/**
 * A small JPEG of a picture that has loaded, as it will be framed, as a data
 * URI; `null` where it may not be read back (another origin without CORS).
 */
export function makeThumbnail(image: HTMLImageElement): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const scale = Math.max(
    width / image.naturalWidth,
    height / image.naturalHeight,
  )
  const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale]
  try {
    canvas
      .getContext('2d')
      ?.drawImage(image, (width - w) / 2, (height - h) / 2, w, h)
    return canvas.toDataURL('image/jpeg', 0.72)
  } catch {
    return null
  }
}
