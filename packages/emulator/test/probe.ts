import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import ffprobe from '@ffprobe-installer/ffprobe'

/** What ffprobe says about a video and its tracks. */
export async function probe(path: string) {
  const { stdout } = await promisify(execFile)(ffprobe.path, [
    '-v',
    'error',
    '-show_streams',
    '-of',
    'json',
    path,
  ])
  const { streams } = JSON.parse(stdout) as {
    streams: Record<string, string | number>[]
  }
  const of = (type: string) => streams.find((one) => one.codec_type === type)
  const video = of('video')
  const audio = of('audio')
  if (streams.length !== (audio ? 2 : 1)) throw new Error('too many streams')
  return {
    video: video && {
      codec: video.codec_name,
      pixels: video.pix_fmt,
      width: video.width,
      height: video.height,
      frames: Number(video.nb_frames),
      rate: video.r_frame_rate,
      seconds: Number(video.duration),
    },
    audio: audio && {
      codec: audio.codec_name,
      seconds: Math.round(Number(audio.duration) * 10) / 10,
    },
  }
}
