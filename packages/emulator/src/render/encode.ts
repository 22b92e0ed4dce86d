import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { ambience } from './ambience.ts'

/** A rectangle as shares of the picture, 0 to 1. */
export type Share = { x: number; y: number; width: number; height: number }

export type Shot = {
  /** Raw RGB files; with two, the first fades into the second. */
  pictures: readonly { path: string; width: number; height: number }[]
  width: number
  height: number
  frames: number
  /** What the camera sees at first and at last. */
  from: Share
  to: Share
}

export type EncodeParameters = {
  shot: Shot
  /** Frames per second. */
  fps: number
  audio: boolean
  seed: number
  /** Path of the MP4 to write. */
  output: string
  signal: AbortSignal
  onFrame?: ((frame: number) => void) | undefined
}

const camera = fileURLToPath(new URL('./camera.js', import.meta.url))

/**
 * Encodes a shot to H.264 (yuv420p, fast start) and, if asked for, AAC, at
 * exactly its size, length and rate. Two child processes do the work: the
 * camera draws, ffmpeg encodes, with one pipe between them.
 *
 * @throws the abort reason when `signal` aborts; both processes are killed
 */
export async function encode(parameters: EncodeParameters): Promise<void> {
  const { shot, signal } = parameters
  signal.throwIfAborted()
  const drawing = spawn(process.execPath, [camera, JSON.stringify(shot)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Options of the parent (a loader, an inspector) are not for this one.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const encoding = spawn(ffmpeg.path, encoderArguments(parameters), {
    stdio: [drawing.stdout, 'pipe', 'pipe'],
  })
  // Ours is a copy; only the encoder may read from the pipe.
  drawing.stdout.destroy()
  const both = [drawing, encoding]
  const kill = () => {
    for (const child of both) child.kill('SIGKILL')
  }
  signal.addEventListener('abort', kill, { once: true })
  process.once('exit', kill)
  reportFrames(encoding, parameters.onFrame)
  try {
    await Promise.all([
      finished(drawing, 'camera'),
      finished(encoding, 'ffmpeg'),
    ])
  } catch (error) {
    kill()
    signal.throwIfAborted()
    throw error
  } finally {
    process.off('exit', kill)
    signal.removeEventListener('abort', kill)
  }
  signal.throwIfAborted()
}

/** Options of ffmpeg, in its own order. */
export function encoderArguments(parameters: EncodeParameters): string[] {
  const { shot, fps, audio, seed, output } = parameters
  const seconds = shot.frames / fps
  const sound = ambience(seed, seconds)
  // biome-ignore format: one option a line
  return [
    '-v', 'error', '-nostdin', '-y', '-progress', 'pipe:1',
    '-f', 'rawvideo', '-pix_fmt', 'yuv420p',
    '-s', `${shot.width}x${shot.height}`, '-r', String(fps), '-i', 'pipe:0',
    ...(audio ? sound.inputs : []),
    '-map', '0:v',
    ...(audio ? [...sound.filter, '-c:a', 'aac', '-b:a', '128k'] : []),
    '-c:v', 'libx264', '-preset', 'superfast', '-crf', '20',
    '-pix_fmt', 'yuv420p', '-g', String(fps * 2), '-threads', '2',
    '-color_range', 'tv', '-colorspace', 'bt709',
    '-color_primaries', 'bt709', '-color_trc', 'bt709',
    // Same input, same bytes: no version strings, no dates.
    '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact',
    '-t', String(seconds), '-movflags', '+faststart', '-f', 'mp4', output,
  ]
}

function reportFrames(
  encoding: ChildProcess,
  onFrame: ((frame: number) => void) | undefined,
): void {
  let rest = ''
  encoding.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const match = /^frame=\s*(\d+)$/.exec(line)
      if (match) onFrame?.(Number(match[1]))
    }
  })
}

function finished(child: ChildProcess, name: string): Promise<void> {
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else {
        const why = complaint.trim() || signal || `exit code ${code}`
        reject(new Error(`${name} failed: ${why}`))
      }
    })
  })
}
