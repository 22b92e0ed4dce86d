import { generateVideo } from '@tanstack/ai'
import { falVideo } from '@tanstack/ai-fal'
import { type Contender, credentials, endpointId } from './Contender.ts'

/** TanStack AI with its adapter for fal, which stands on fal's own client. */
export const tanstackAi: Contender = {
  name: '@tanstack/ai + ai-fal',
  create(fetch) {
    const adapter = falVideo(endpointId, { apiKey: credentials, fetch })
    return {
      async generate(prompt, { signal } = {}) {
        const stream = generateVideo({
          // The adapter is built for 0.45 and its types with it; it runs.
          adapter: adapter as never,
          prompt: prompt as never,
          modelOptions: {} as never,
          stream: true,
          debug: false,
          ...(signal && { abortSignal: signal }),
        })
        let url: string | undefined
        for await (const chunk of stream as AsyncIterable<unknown>) {
          const event = chunk as { type: string; value?: { url?: string } }
          if (event.type === 'RUN_ERROR') {
            throw new Error(JSON.stringify(chunk))
          }
          url = event.value?.url ?? url
        }
        if (url === undefined) throw new Error('It ended without a video.')
        return url
      },
    }
  },
}
