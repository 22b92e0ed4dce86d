import { getEndpoint } from '../endpoints.ts'
import type { JobSpec } from '../job.ts'
import { priceOf } from '../price.ts'
import { modelProblem, type ProblemDetail } from '../problems.ts'
import type { Outcome } from '../queue.ts'
import {
  readVideoRequest,
  type VideoRequest,
  videoSize,
} from '../render/video.ts'
import type { Work } from '../runner.ts'
import { validateInput } from '../validate.ts'
import { fetchPictures } from './fetchPictures.ts'
import { makeSample, makeVideo } from './makeVideo.ts'
import type { Ready, WorkParameters } from './ready.ts'
import { Refusal } from './refusal.ts'

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
