import { createClient } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'

const [baseUrl] = process.argv.slice(2)
const client = createClient({ credentials: 'id:secret', baseUrl })

const { data } = await client.generate(ltx2TextToVideo, {
  prompt: 'Gulls rise from the pier',
})
const video = await fetch(data.video.url)
console.log(`${video.status} ${video.headers.get('content-type')}`)
