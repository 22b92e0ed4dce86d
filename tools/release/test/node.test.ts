import { rm } from 'node:fs/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'

test('plain Node makes a video', async () => {
  const folder = await installEnvironment('node', inject('tarballs'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const printed = await runPnpm(['start'], { folder })
  expect(printed).toMatch(/200 video\/mp4 \d{4,} bytes/)
})
