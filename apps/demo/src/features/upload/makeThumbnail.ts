const width = 320
const height = 180

/**
 * A small JPEG of a picture as it will be framed, as a data URI; `null` where
 * the picture may not be read back (another origin without CORS).
 */
export async function makeThumbnail(address: string): Promise<string | null> {
  try {
    const image = new Image()
    image.crossOrigin = 'anonymous'
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const scale = Math.max(
      width / image.naturalWidth,
      height / image.naturalHeight,
    )
    const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale]
    canvas
      .getContext('2d')
      ?.drawImage(image, (width - w) / 2, (height - h) / 2, w, h)
    return canvas.toDataURL('image/jpeg', 0.72)
  } catch {
    return null
  }
}
