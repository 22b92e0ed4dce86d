import { createClient, generateVideo } from '@falvideo/client'
import { createEmulator } from '@falvideo/emulator'

const emulator = createEmulator()
const { url } = await emulator.listen()
const client = createClient({ credentials: 'id:secret', baseUrl: url })

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const picture = new Blob([Buffer.from(pixel, 'base64')], { type: 'image/png' })
const { url: image_url } = await client.upload(picture)

const { data } = await generateVideo(client, {
  image_url,
  prompt: 'The camera moves slowly forward',
})
const video = await fetch(data.video.url)
const bytes = (await video.arrayBuffer()).byteLength
console.log(
  `${video.status} ${video.headers.get('content-type')} ${bytes} bytes`,
)

await emulator.close()
