import { createFalClient } from '@fal-ai/client'
import { createEmulator } from '@falvideo/emulator'
import { expect, test } from 'vitest'
import { createClient } from '../src/createClient.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { input } from './createStage.ts'

test('behavior: one emulator serves fal’s own client and ours alike', async () => {
  const emulator = createEmulator({ render: 'sample' })
  const credentials = 'key-id:key-secret'
  const fal = createFalClient({ credentials, fetch: emulator.fetch })
  const client = createClient({ credentials, fetch: emulator.fetch })

  // It cannot be given the numbers that this endpoint takes: its types want
  // text where fal's document says integer.
  const theirs = await fal.subscribe(ltx2ImageToVideo.id, { input })
  const ours = await client.generate(ltx2ImageToVideo, input)

  expect(Object.keys(theirs.data)).toEqual(Object.keys(ours.data))
  expect(emulator.ledger.submits).toBe(2)

  // What theirs began, ours can go on with.
  const { request_id: requestId } = await fal.queue.submit(
    ltx2ImageToVideo.id,
    {
      input,
    },
  )
  const job = client.attach({ ...ours.receipt, requestId, ending: null })
  const outcome = await job.wait()
  expect(outcome).toMatchObject({ status: 'completed', requestId })
  await emulator.close()
})
