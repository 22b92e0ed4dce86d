import type { VideoFile } from './readVideo.ts'

/**
 * - `saved`: the bytes were handed to the browser under the name.
 * - `opened`: the bytes could not be read from here, so the video was opened
 *   in a new tab, where the user can save it.
 */
export type DownloadVideoReturnType = 'saved' | 'opened'

/**
 * Saves a finished video under a name. Reads the bytes first, since browsers
 * ignore the name of a link to another origin.
 *
 * @throws `TypeError` when there is no video yet, or no page to save from.
 */
export async function downloadVideo(
  job: { readonly video: VideoFile | null | undefined },
  name?: string | undefined,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<DownloadVideoReturnType> {
  const { video } = job
  if (!video) throw new TypeError('There is no video to download yet.')
  if (typeof document === 'undefined') {
    throw new TypeError('downloadVideo needs a page; read video.url instead.')
  }
  const blob = await readBytes(video.url, options.signal)
  if (blob === undefined) {
    click({ href: video.url, target: '_blank', rel: 'noopener' })
    return 'opened'
  }
  const href = URL.createObjectURL(blob)
  click({ href, download: name ?? video.file_name ?? 'video.mp4' })
  // Not before the browser has taken the address up.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
  return 'saved'
}

/** `undefined` where the network or the other origin's rules refuse. */
async function readBytes(
  url: string,
  signal: AbortSignal | undefined,
): Promise<Blob | undefined> {
  try {
    const response = await fetch(url, { signal: signal ?? null })
    return response.ok ? await response.blob() : undefined
  } catch {
    signal?.throwIfAborted()
    return undefined
  }
}

function click(attributes: Record<string, string>): void {
  const link = document.createElement('a')
  for (const [name, value] of Object.entries(attributes)) {
    link.setAttribute(name, value)
  }
  link.click()
}
