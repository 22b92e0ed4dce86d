import { createHash } from 'node:crypto'
import type { StoredFile } from '../files.ts'
import type { JobSpec } from '../job.ts'
import { render } from '../render/render.ts'
import { sampleVideo } from '../render/sample.ts'
import type { VideoRequest } from '../render/video.ts'
import { refusePicture, shortened } from './fetchPictures.ts'
import type { Ready, WorkParameters } from './ready.ts'

/** All samples share their bytes on disk, so a thousand take no more room. */
export async function makeSample(
  job: JobSpec,
  video: VideoRequest,
  { files }: WorkParameters,
): Promise<StoredFile> {
  const bytes = sampleVideo(video.audio)
  const name = video.audio ? 'sample-with-sound.mp4' : 'sample.mp4'
  const location = await files.keep(name, bytes)
  return files.create({
    fileName: 'video.mp4',
    contentType: 'video/mp4',
    ...job.lifecycle,
    existing: { location, size: bytes.length },
  })
}

export async function makeVideo(
  job: JobSpec,
  ready: Ready,
  signal: AbortSignal,
  log: (message: string) => void,
  parameters: WorkParameters,
): Promise<StoredFile> {
  const { video, pictures } = ready
  const { files } = parameters
  const file = await files.create({
    fileName: 'video.mp4',
    contentType: 'video/mp4',
    ...job.lifecycle,
  })
  let reported = 0
  const task = () =>
    render({
      ...video,
      ...ready,
      seed: seedOf(pictures, video, parameters.seed),
      still: parameters.mode === 'still',
      output: file.location,
      signal,
      onStage: log,
      onFrame(frame, frames) {
        const tenths = Math.floor((frame * 10) / frames)
        if (tenths <= reported) return
        reported = tenths
        log(`Encoding ${tenths * 10}% (frame ${frame} of ${frames})`)
      },
    })
  try {
    await parameters.pool.run(task, signal)
    await files.finish(file)
  } catch (error) {
    files.remove(file)
    // A damaged picture shows only when all of it is decoded.
    throw refusePicture(error, 'image_url', shortened(video.imageUrl))
  }
  return file
}

/** A whole number that follows from what is asked for and nothing else. */
function seedOf(
  pictures: readonly Uint8Array[],
  video: VideoRequest,
  seed: number,
): number {
  const hash = createHash('sha256').update(`${seed}:${video.prompt}`)
  for (const picture of pictures) hash.update(picture)
  return hash.digest().readUInt32BE(0)
}
