// Loaded before a sample: whatever it asks of fal, the emulator answers.
import { createEmulator } from '@falvideo/emulator'

process.env.FAL_KEY = 'id:secret'
const emulator = createEmulator({ render: 'sample' })
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

globalThis.fetch = async (resource, init) => {
  const request = new Request(resource, init)
  if (request.method !== 'POST') return emulator.fetch(request)
  // Pictures of a page stand at example.com, which has none.
  const body = (await request.text()).replaceAll(
    /https:\/\/example\.com\/[\w/-]+\.(?:jpg|png)/g,
    pixel,
  )
  const { url, method, headers, signal } = request
  return emulator.fetch(new Request(url, { method, headers, body, signal }))
}
