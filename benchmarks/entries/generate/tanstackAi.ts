import { generateVideo, getVideoJobStatus } from '@tanstack/ai'
import { falVideo } from '@tanstack/ai-fal'

const adapter = falVideo('fal-ai/ltx-2/image-to-video', {
  apiKey: '',
  proxyUrl: '/api/fal/proxy',
})

export async function makeVideo(image: string): Promise<string> {
  const { jobId } = await generateVideo({
    adapter,
    prompt: [
      { type: 'text', content: 'The camera moves slowly forward' },
      { type: 'image', source: { type: 'url', value: image } },
    ],
    modelOptions: { image_url: image },
  })
  for (;;) {
    const { status, url } = await getVideoJobStatus({ adapter, jobId })
    if (status === 'failed') throw new Error('It failed.')
    if (url !== undefined) return url
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
