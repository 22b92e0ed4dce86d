/**
 * The last frame of a video as a JPEG file. The video must come with CORS.
 *
 * @throws where the file is gone or may not be read back
 */
export async function captureLastFrame(url: string): Promise<File> {
  const video = document.createElement('video')
  video.crossOrigin = 'anonymous'
  video.muted = true
  video.preload = 'auto'
  video.src = url
  await happens(video, 'loadedmetadata')
  // The very end shows nothing in some browsers; this is within one frame.
  const seeked = happens(video, 'seeked')
  video.currentTime = Math.max(0, video.duration - 0.02)
  await seeked
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.95),
  )
  if (blob === null) throw new Error('The frame could not be read.')
  return new File([blob], 'last-frame.jpg', { type: blob.type })
}

function happens(video: HTMLVideoElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true })
    video.addEventListener(
      'error',
      () => reject(new Error('The video could not be read.')),
      { once: true },
    )
  })
}
