import { openAsBlob } from 'node:fs'
import { createFalClient } from '@fal-ai/client'
import { createClient } from '@falvideo/client'
import { credentials } from '../contenders/Contender.ts'
import { toFalFetch } from './toFalFetch.ts'

// Uploads a file once, and says how long that took and what it held.
const { name, url, path } = JSON.parse(process.argv[2] ?? '') as {
  name: 'falvideo' | '@fal-ai/client' | 'fetch PUT'
  url: string
  path: string
}
let requests = 0
const fetch = toFalFetch(url, () => {
  requests += 1
})

const upload = {
  falvideo: async (file: Blob) => {
    await createClient({ credentials, fetch }).upload(file)
  },
  '@fal-ai/client': async (file: Blob) => {
    await createFalClient({ credentials, fetch }).storage.upload(file)
  },
  'fetch PUT': async (file: Blob) => {
    const response = await fetch(
      'https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3',
      {
        method: 'POST',
        headers: { authorization: `Key ${credentials}` },
        body: JSON.stringify({ content_type: file.type, file_name: 'v.mp4' }),
      },
    )
    const { upload_url } = (await response.json()) as { upload_url: string }
    const stored = await fetch(upload_url, { method: 'PUT', body: file })
    if (!stored.ok) throw new Error(`HTTP status ${stored.status}`)
  },
}[name]

const blob = await openAsBlob(path, { type: 'video/mp4' })
const before = process.memoryUsage.rss()
let peak = before
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 10)
const start = performance.now()
await upload(blob)
console.log(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    memoryMb: (peak - before) / 2 ** 20,
    requests,
  }),
)
process.exit(0)
