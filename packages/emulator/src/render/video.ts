/** What a request asks for, read from an input that passed validation. */
export type VideoRequest = {
  prompt: string
  imageUrl: string | undefined
  endImageUrl: string | undefined
  resolution: string
  /** `auto`: as the picture is. */
  aspectRatio: 'auto' | '16:9' | '9:16'
  /** Seconds of video. */
  seconds: number
  /** Frames per second. */
  fps: number
  audio: boolean
}

const heights: Record<string, number> = {
  '720p': 720,
  '1080p': 1080,
  '1440p': 1440,
  '2160p': 2160,
}

/** Reads an input whose defaults have been filled in. */
export function readVideoRequest(input: Record<string, unknown>): VideoRequest {
  const text = (name: string) => {
    const value = input[name]
    return typeof value === 'string' ? value : undefined
  }
  const ratio = text('aspect_ratio')
  return {
    prompt: text('prompt') ?? '',
    imageUrl: text('image_url'),
    endImageUrl: text('end_image_url'),
    resolution: text('resolution') ?? '1080p',
    aspectRatio: ratio === 'auto' || ratio === '9:16' ? ratio : '16:9',
    seconds: Number(input.duration ?? 6),
    fps: Number(input.fps ?? 25),
    audio: input.generate_audio !== false,
  }
}

/** Size of the video in pixels: upright where the picture is taller than wide. */
export function videoSize(
  video: Pick<VideoRequest, 'resolution' | 'aspectRatio'>,
  picture?: { width: number; height: number } | undefined,
): { width: number; height: number } {
  const short = heights[video.resolution] ?? 1080
  const long = (short * 16) / 9
  const upright =
    video.aspectRatio === '9:16' ||
    (video.aspectRatio === 'auto' &&
      picture !== undefined &&
      picture.height > picture.width)
  return upright
    ? { width: short, height: long }
    : { width: long, height: short }
}
