import { expect, test } from 'vitest'
import { createEmulator } from '../src/exports/index.ts'
import { type Combination, combinationsOf } from './combinations.ts'
import { imageToVideo } from './helpers.ts'
import { drawPicture, expectTracks } from './renderCombination.ts'

/** Renders a list one by one, as fast as it goes. */
async function renderAll(
  endpoint: string,
  all: readonly Combination[],
): Promise<void> {
  const emulator = createEmulator({ queueMs: 0, runMs: 0 })
  const picture = await drawPicture()
  for (const combination of all) {
    await expectTracks(emulator, endpoint, combination, picture)
  }
  await emulator.close()
}

test('every combination of the endpoint', async () => {
  const all = combinationsOf(imageToVideo)
  expect(all).toHaveLength(36)
  await renderAll(imageToVideo, all)
})

test('upright, and every frame rate of LTX-2.3', async () => {
  const endpoint = 'fal-ai/ltx-2.3/image-to-video'
  const all = combinationsOf(endpoint).filter(
    ({ duration, aspect_ratio, generate_audio, fps }) =>
      duration === 6 && aspect_ratio === '9:16' && generate_audio === fps < 30,
  )
  expect(all).toHaveLength(12)
  await renderAll(endpoint, all)
})

test('up to 20 s with the fast endpoint', async () => {
  const endpoint = 'fal-ai/ltx-2/image-to-video/fast'
  const all = combinationsOf(endpoint).filter(({ duration }) => duration > 10)
  expect(all).toHaveLength(10)
  await renderAll(endpoint, all)
})
