import { rm } from 'node:fs/promises'
import { encode } from './encode.ts'
import { readFacts, writeRaw } from './picture.ts'
import { drawScene } from './scene.ts'
import { cameraMove, stageSize } from './shot.ts'

export type RenderParameters = {
  prompt: string
  /** Bytes of the start picture and, perhaps, the end picture; none: draw. */
  pictures: readonly Uint8Array[]
  width: number
  height: number
  seconds: number
  fps: number
  audio: boolean
  seed: number
  /** Whether the camera stands still. @default false */
  still?: boolean | undefined
  /** Path of the MP4; scratch files get names beginning with it. */
  output: string
  signal: AbortSignal
  onStage?: ((message: string) => void) | undefined
  /** Frames encoded so far, of how many. */
  onFrame?: ((frame: number, frames: number) => void) | undefined
}

/**
 * Makes a real video: a virtual camera moves slowly over the picture, or over
 * a landscape drawn from the prompt. Same parameters, same bytes.
 */
export async function render(parameters: RenderParameters): Promise<void> {
  const { output, width, height, seed, fps, signal } = parameters
  const frame = { width, height }
  const [picture] = parameters.pictures
  // The first picture decides the shape; a second one is cropped to it.
  const stage = stageSize(picture ? await readFacts(picture) : frame, frame)
  const sources = picture
    ? parameters.pictures
    : [Buffer.from(drawScene(parameters.prompt, seed, stage))]
  parameters.onStage?.(picture ? 'Preparing the picture' : 'Drawing the scene')
  const { from, to } = cameraMove(stage, frame, seed)
  const raws = sources.map((_, n) => `${output}.${n}.rgb`)
  const frames = parameters.seconds * fps
  try {
    await Promise.all(
      sources.map((bytes, n) => writeRaw(bytes, stage, raws[n] ?? '')),
    )
    signal.throwIfAborted()
    await encode({
      shot: {
        pictures: raws.map((path) => ({ path, ...stage })),
        ...frame,
        frames,
        from,
        to: parameters.still ? from : to,
      },
      fps,
      audio: parameters.audio,
      seed,
      output,
      signal,
      onFrame: (done) => parameters.onFrame?.(done, frames),
    })
  } catch (error) {
    await rm(output, { force: true })
    throw error
  } finally {
    await Promise.all(raws.map((path) => rm(path, { force: true })))
  }
}
