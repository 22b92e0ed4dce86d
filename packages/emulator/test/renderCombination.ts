import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../src/exports/index.ts'
import { readVideoRequest, videoSize } from '../src/render/video.ts'
import type { Combination } from './combinations.ts'
import { send } from './helpers.ts'
import { probe } from './probe.ts'

const picture = { width: 1600, height: 1000 }

/** A picture with something to see in it, as a data URI. */
async function drawPicture(): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000">
<rect width="1600" height="1000" fill="#8bb8d8"/>
<path d="M0 700 L400 350 L760 640 L1100 300 L1600 720 V1000 H0 Z" fill="#3d5a4c"/>
<circle cx="1250" cy="220" r="90" fill="#ffe9a8"/></svg>`
  const bytes = await sharp(Buffer.from(svg)).jpeg().toBuffer()
  return `data:image/jpeg;base64,${bytes.toString('base64')}`
}

/**
 * Renders each combination, downloads it and compares every track: size,
 * frames, rate, duration, sound. Two at a time, as the account allows.
 */
export async function expectTracks(
  combinations: readonly Combination[],
  options: EmulatorOptions = {},
): Promise<void> {
  const emulator = createEmulator({ queueMs: 0, runMs: 0, ...options })
  const folder = await mkdtemp(join(tmpdir(), 'combinations-'))
  const image_url = await drawPicture()

  async function check({ endpoint, ...combination }: Combination, n: number) {
    const input = { prompt: 'a mountain lake', image_url, ...combination }
    const { status, body } = await send<{ video: { url: string } }>(
      emulator,
      `https://fal.run/${endpoint}`,
      { method: 'POST', body: JSON.stringify(input) },
    )
    expect([endpoint, combination, status]).toEqual([
      endpoint,
      combination,
      200,
    ])
    const path = join(folder, `${n}.mp4`)
    const file = await emulator.fetch(body.video.url)
    await writeFile(path, Buffer.from(await file.arrayBuffer()))
    const { duration: seconds, fps, generate_audio: audio } = combination
    const video = {
      codec: 'h264',
      pixels: 'yuv420p',
      ...videoSize(readVideoRequest(input), picture),
      frames: seconds * fps,
      rate: `${fps}/1`,
      seconds,
    }
    const expected = {
      video,
      audio: audio ? { codec: 'aac', seconds } : undefined,
    }
    expect([combination, await probe(path)]).toEqual([combination, expected])
    await rm(path)
  }

  const left = combinations.entries()
  async function work() {
    for (const [n, combination] of left) await check(combination, n)
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    await rm(folder, { recursive: true, force: true })
    await emulator.close()
  }
}
