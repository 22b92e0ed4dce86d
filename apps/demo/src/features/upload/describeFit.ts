import { strings } from '../../strings.ts'
import type { Picture } from './picture.ts'

const heights: Record<string, number> = {
  '1080p': 1080,
  '1440p': 1440,
  '2160p': 2160,
}

/** Width divided by height of the video that the form asks for. */
export function frameRatio(
  aspect: unknown,
  picture: Pick<Picture, 'width' | 'height'> | undefined,
): number {
  if (aspect === '9:16') return 9 / 16
  const portrait = picture !== undefined && picture.height > picture.width
  return aspect === 'auto' && portrait ? 9 / 16 : 16 / 9
}

/** What the user should know before the picture is cut or enlarged. */
export function describeFit(
  picture: Pick<Picture, 'width' | 'height'>,
  ratio: number,
  resolution: unknown,
): string[] {
  const notes: string[] = []
  const own = picture.width / picture.height
  const kept = Math.min(own / ratio, ratio / own)
  const lost = Math.round((1 - kept) * 100)
  if (lost > 0) {
    const { topAndBottom, leftAndRight } = strings.picture
    const sides = own < ratio ? topAndBottom : leftAndRight
    notes.push(strings.picture.cropped(lost, sides))
  }
  // The short side of the part that is kept, against that of the video.
  const short =
    ratio >= 1
      ? Math.min(picture.height, picture.width / ratio)
      : Math.min(picture.width, picture.height * ratio)
  const needed = heights[String(resolution)]
  if (needed !== undefined && short < needed) {
    notes.push(strings.picture.small(String(resolution)))
  }
  return notes
}
