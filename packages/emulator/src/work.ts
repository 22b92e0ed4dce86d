import { createHash } from 'node:crypto'
import { getEndpoint } from './endpoints.ts'
import { fetchInput, InputFileError } from './fetchInput.ts'
import type { Files, StoredFile } from './files.ts'
import type { JobSpec } from './job.ts'
import type { Ledger } from './ledger.ts'
import { priceOf } from './price.ts'
import { falProblem, modelProblem, type ProblemDetail } from './problems.ts'
import type { Outcome } from './queue.ts'
import { PictureError, pictureFormats, readFacts } from './render/picture.ts'
import type { createPool } from './render/pool.ts'
import { render } from './render/render.ts'
import { sampleVideo } from './render/sample.ts'
import {
  readVideoRequest,
  type VideoRequest,
  videoSize,
} from './render/video.ts'
import type { Work } from './runner.ts'
import { validateInput } from './validate.ts'

export type WorkParameters = {
  files: Files
  ledger: Ledger
  pool: ReturnType<typeof createPool>
  mode: 'real' | 'still' | 'sample'
  seed: number
  allowPrivate: boolean
}

/** A refused input, on its way out of the work. */
class Refusal extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('the input was refused')
    this.outcome = outcome
  }
}

type Ready = {
  video: VideoRequest
  width: number
  height: number
  pictures: Uint8Array[]
}

/** Does what a model does: checks the input, makes the video. */
export function startWork(
  job: JobSpec,
  signal: AbortSignal,
  log: (message: string) => void,
  parameters: WorkParameters,
): Work {
  const ready = prepare(job, signal, parameters)
  const refusal = (error: unknown) => {
    if (error instanceof Refusal) return error.outcome
    throw error
  }
  return {
    prepared: ready.then(() => undefined, refusal),
    done: ready
      .then((it) => finish(job, it, signal, log, parameters))
      .catch(refusal),
  }
}

async function prepare(
  job: JobSpec,
  signal: AbortSignal,
  parameters: WorkParameters,
): Promise<Ready> {
  const endpoint = getEndpoint(job.endpoint)
  if (!endpoint) {
    const path = job.endpoint.split('/').slice(2).join('/')
    throw new Refusal({
      status: 404,
      body: { detail: `Path /${path} not found` },
      billableUnits: '0',
    })
  }
  if (job.inputError !== undefined) {
    const detail: ProblemDetail = {
      type: 'json_invalid',
      loc: ['body', 0],
      msg: 'JSON decode error',
      input: {},
      ctx: { error: job.inputError },
    }
    throw new Refusal(modelProblem([detail]))
  }
  const checked = validateInput(endpoint.input, job.input)
  if (checked.problems) throw new Refusal(modelProblem(checked.problems))
  const video = readVideoRequest(checked.input)
  refuseUnsupported(job.endpoint, video)
  if (job.ending) throw new Refusal(job.ending)
  const pictures = await fetchPictures(video, signal, parameters)
  const [start] = pictures
  const { width, height } = videoSize(video, start?.facts)
  const cost = priceOf(job.endpoint, video)
  parameters.ledger.update(job.requestId, {
    priceMicroUsd: cost?.microUsd ?? null,
  })
  return { video, width, height, pictures: pictures.map(({ bytes }) => bytes) }
}

/** Rules that stand in the description of `duration` alone. */
function refuseUnsupported(endpoint: string, video: VideoRequest): void {
  const { seconds, fps, resolution } = video
  if (!endpoint.endsWith('/fast') || seconds <= 10) return
  if (fps === 25 && resolution === '1080p') return
  const msg =
    'Value error, durations longer than 10 seconds are only supported with 25 FPS and 1080p resolution'
  const detail = { type: 'value_error', loc: ['body'], msg, input: seconds }
  throw new Refusal(modelProblem([detail]))
}

async function fetchPictures(
  video: VideoRequest,
  signal: AbortSignal,
  { files, allowPrivate }: WorkParameters,
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
function refusePicture(error: unknown, field: string, input: unknown): unknown {
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

async function finish(
  job: JobSpec,
  ready: Ready,
  signal: AbortSignal,
  log: (message: string) => void,
  parameters: WorkParameters,
): Promise<Outcome> {
  const { video, width, height } = ready
  const { seconds, fps, audio } = video
  const frames = seconds * fps
  log(
    `Generating ${seconds} s of ${width}x${height} at ${fps} fps${audio ? ' with audio' : ''}`,
  )
  const file =
    parameters.mode === 'sample'
      ? await makeSample(job, video, parameters)
      : await makeVideo(job, ready, signal, log, parameters)
  log('Video ready')
  const cost = priceOf(job.endpoint, video)
  return {
    status: 200,
    body: {
      video: {
        url: parameters.files.url(file),
        content_type: file.contentType,
        file_name: file.fileName,
        file_size: file.size,
        width,
        height,
        fps,
        duration: seconds,
        num_frames: frames,
      },
    },
    billableUnits: cost?.units,
    billedMicroUsd: cost?.microUsd,
  }
}

/** All samples share their bytes on disk, so a thousand take no more room. */
async function makeSample(
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
    lifetimeMs: job.filesLifetimeMs,
    existing: { location, size: bytes.length },
  })
}

async function makeVideo(
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
    lifetimeMs: job.filesLifetimeMs,
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

/** A long data URI is not worth repeating. */
function shortened(url = ''): string {
  return url.length > 500 ? `${url.slice(0, 100)}...` : url
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
