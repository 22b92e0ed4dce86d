import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { Emulator } from '../src/exports/index.ts'
import { readVideoRequest, videoSize } from '../src/render/video.ts'
import type { Combination } from './combinations.ts'
import { send } from './helpers.ts'
import { probe } from './probe.ts'

/** A picture with something to see in it, as a data URI. */
export async function drawPicture(): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000">
<rect width="1600" height="1000" fill="#8bb8d8"/>
<path d="M0 700 L400 350 L760 640 L1100 300 L1600 720 V1000 H0 Z" fill="#3d5a4c"/>
<circle cx="1250" cy="220" r="90" fill="#ffe9a8"/></svg>`
  const bytes = await sharp(Buffer.from(svg)).jpeg().toBuffer()
  return `data:image/jpeg;base64,${bytes.toString('base64')}`
}

/** Renders one combination, downloads it and compares every track. */
export async function expectTracks(
  emulator: Emulator,
  endpoint: string,
  combination: Combination,
  image_url: string,
): Promise<void> {
  const input = { prompt: 'a mountain lake', image_url, ...combination }
  const { status, body } = await send<{ video: { url: string } }>(
    emulator,
    `https://fal.run/${endpoint}`,
    { method: 'POST', body: JSON.stringify(input) },
  )
  expect([combination, status]).toEqual([combination, 200])
  const path = join(tmpdir(), `combination-${process.pid}.mp4`)
  const file = await emulator.fetch(body.video.url)
  await writeFile(path, Buffer.from(await file.arrayBuffer()))
  const { duration: seconds, fps, generate_audio: audio } = combination
  const size = videoSize(readVideoRequest(input), { width: 1600, height: 1000 })
  expect([combination, await probe(path)]).toEqual([
    combination,
    {
      video: {
        codec: 'h264',
        pixels: 'yuv420p',
        ...size,
        frames: seconds * fps,
        rate: `${fps}/1`,
        seconds,
      },
      audio: audio ? { codec: 'aac', seconds } : undefined,
    },
  ])
}
