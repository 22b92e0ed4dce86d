import { expect, test } from 'vitest'
import { encoderArguments } from '../src/render/encode.ts'
import { readVideoRequest, videoSize } from '../src/render/video.ts'
import { combinationsOf, coverAll, endpointIds } from './combinations.ts'
import { imageToVideo } from './helpers.ts'
import { expectTracks } from './renderCombination.ts'

// At 2160p, with a camera that moves, and more of each: `pnpm test:long`.

test('every combination of the endpoint at 1080p and 1440p', async () => {
  const all = combinationsOf(imageToVideo)
  expect(all).toHaveLength(36)
  const most = all.filter(({ resolution }) => resolution !== '2160p')
  await expectTracks(most, { render: 'still' })
}, 1_200_000)

test('every endpoint: the cheapest of its combinations', async () => {
  const cheapest = endpointIds.flatMap(
    (id) => coverAll().find(({ endpoint }) => endpoint === id) ?? [],
  )
  expect(cheapest).toHaveLength(endpointIds.length)
  await expectTracks(cheapest)
}, 1_200_000)

test('every combination of every endpoint: what the encoder is told', () => {
  let count = 0
  for (const endpoint of endpointIds) {
    for (const combination of combinationsOf(endpoint)) {
      const video = readVideoRequest({ prompt: 'x', ...combination })
      const { width, height } = videoSize(video)
      const { duration, fps, generate_audio: audio } = combination
      const whole = { x: 0, y: 0, width: 1, height: 1 }
      const words = encoderArguments({
        shot: {
          pictures: [],
          width,
          height,
          frames: video.seconds * video.fps,
          from: whole,
          to: whole,
        },
        fps: video.fps,
        audio: video.audio,
        seed: 1,
        output: 'out.mp4',
        signal: new AbortController().signal,
      })
      const after = (option: string) => words[words.indexOf(option) + 1]
      const short = { '1080p': 1080, '1440p': 1440, '2160p': 2160 }
      const lines = short[combination.resolution as keyof typeof short]
      const upright = combination.aspect_ratio === '9:16'
      const long = (lines / 9) * 16
      const size = upright ? `${lines}x${long}` : `${long}x${lines}`
      expect([after('-s'), after('-r'), after('-t')]).toEqual([
        size,
        String(fps),
        String(duration),
      ])
      expect(words.includes('aac')).toBe(audio)
      count += 1
    }
  }
  // Fewer would mean that an enumeration was not found.
  expect(count).toBeGreaterThan(500)
})
