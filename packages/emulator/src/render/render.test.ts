import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { test as base, expect } from 'vitest'
import { probe } from '../../test/probe.ts'
import { type RenderParameters, render } from './render.ts'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'render-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

/** A second of something small. */
function parameters(
  folder: string,
  more: Partial<RenderParameters> = {},
): RenderParameters {
  return {
    prompt: 'a misty valley',
    pictures: [],
    width: 320,
    height: 180,
    seconds: 1,
    fps: 25,
    audio: true,
    seed: 4,
    output: join(folder, 'video.mp4'),
    signal: new AbortController().signal,
    ...more,
  }
}

test('default: picture and sound, playable from the first byte', async ({
  folder,
}) => {
  const frames: number[] = []
  const onFrame = (frame: number) => frames.push(frame)
  const all = parameters(folder, { onFrame })
  await render(all)
  expect(await probe(all.output)).toEqual({
    video: {
      codec: 'h264',
      pixels: 'yuv420p',
      width: 320,
      height: 180,
      frames: 25,
      rate: '25/1',
      seconds: 1,
    },
    audio: { codec: 'aac', seconds: 1 },
  })
  expect(frames.at(-1)).toBe(25)
  const bytes = await readFile(all.output)
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  expect(await readdir(folder)).toEqual(['video.mp4'])
})

test('behavior: same request, same bytes; another seed, other bytes', async ({
  folder,
}) => {
  const outputs = []
  for (const [name, seed] of [
    ['a', 1],
    ['b', 1],
    ['c', 2],
  ] as const) {
    const output = join(folder, name)
    await render(parameters(folder, { output, seed }))
    outputs.push(await readFile(output))
  }
  const [a, b, c] = outputs
  expect(a?.equals(b as never)).toBe(true)
  expect(a?.equals(c as never)).toBe(false)
})

test('behavior: the sound is soft, and not silence', async ({ folder }) => {
  const all = parameters(folder, { seconds: 4 })
  await render(all)
  const { default: ffmpeg } = await import('@ffmpeg-installer/ffmpeg')
  const measure = ['-i', all.output, '-af', 'volumedetect', '-f', 'null', '-']
  const { stderr } = await promisify(execFile)(ffmpeg.path, measure)
  const mean = Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1])
  const loudest = Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1])
  expect(mean).toBeGreaterThan(-45)
  expect(loudest).toBeLessThan(-6)
})

test('behavior: the camera moves, smoothly', async ({ folder }) => {
  // A bright edge in the dark: where it stands tells where the camera is.
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540"/><rect width="300" height="540" fill="#fff"/></svg>'
  const picture = await sharp(Buffer.from(svg)).png().toBuffer()
  const all = parameters(folder, { pictures: [picture], fps: 50, audio: false })
  await render(all)
  const { default: ffmpeg } = await import('@ffmpeg-installer/ffmpeg')
  const { stdout } = await promisify(execFile)(
    ffmpeg.path,
    ['-i', all.output, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    { encoding: 'buffer', maxBuffer: 2 ** 28 },
  )
  const edges = Array.from({ length: 50 }, (_, n) => {
    const row = stdout.subarray(n * 320 * 180, n * 320 * 180 + 320)
    return row.reduce((sum, value) => sum + value / 255, 0)
  })
  const steps = edges.slice(1).map((edge, n) => edge - (edges[n] ?? 0))
  const moved = Math.abs((edges.at(-1) ?? 0) - (edges[0] ?? 0))
  expect(moved).toBeGreaterThan(3)
  // No step is more than a pixel away from its neighbours.
  for (const [n, step] of steps.slice(1).entries()) {
    expect(Math.abs(step - (steps[n] ?? 0))).toBeLessThan(0.5)
  }
})

test('behavior: a second picture is where it ends', async ({ folder }) => {
  const plain = (background: string) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toBuffer()
  const pictures = [await plain('#000'), await plain('#fff')]
  const all = parameters(folder, { pictures, audio: false })
  await render(all)
  const { default: ffmpeg } = await import('@ffmpeg-installer/ffmpeg')
  const { stdout } = await promisify(execFile)(
    ffmpeg.path,
    ['-i', all.output, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    { encoding: 'buffer', maxBuffer: 2 ** 28 },
  )
  const light = Array.from({ length: 25 }, (_, n) => stdout[n * 320 * 180])
  expect(light[0]).toBeLessThan(20)
  expect(light[12]).toBeGreaterThan(90)
  expect(light[12]).toBeLessThan(165)
  expect(light[24]).toBeGreaterThan(235)
})

test('behavior: stopped at once, with nothing left', async ({ folder }) => {
  const controller = new AbortController()
  const stopped = new Error('enough')
  const failed = render(
    parameters(folder, {
      width: 1920,
      height: 1080,
      seconds: 10,
      signal: controller.signal,
      onFrame: () => controller.abort(stopped),
    }),
  )
  await expect(failed).rejects.toBe(stopped)
  expect(await readdir(folder)).toEqual([])
  await expect
    .poll(() => process.getActiveResourcesInfo())
    .not.toContain('ProcessWrap')
})

test('error: a damaged picture', async ({ folder }) => {
  const whole = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#a52' },
  })
    .jpeg()
    .toBuffer()
  const pictures = [whole.subarray(0, whole.length / 2)]
  const failed = render(parameters(folder, { pictures }))
  await expect(failed).rejects.toMatchObject({ name: 'PictureError' })
  expect(await readdir(folder)).toEqual([])
})
