import { expect, test } from 'vitest'
import { combinationsOf, coverAll } from './combinations.ts'
import { imageToVideo } from './helpers.ts'
import { expectTracks } from './renderCombination.ts'

/** What the tests that run always leave out, because it takes minutes. */
test('every combination of the endpoint at 2160p, with a camera that moves', async () => {
  const all = combinationsOf(imageToVideo).filter(
    ({ resolution }) => resolution === '2160p',
  )
  expect(all).toHaveLength(12)
  await expectTracks(all)
})

test('every endpoint with each of its values, every two of them together', async () => {
  await expectTracks(coverAll(), { render: 'still' })
})
