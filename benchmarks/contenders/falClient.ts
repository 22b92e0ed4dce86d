import { createFalClient } from '@fal-ai/client'
import { type Contender, credentials, endpointId } from './Contender.ts'

function create(name: string, mode: 'polling' | 'streaming'): Contender {
  return {
    name,
    create(fetch) {
      const fal = createFalClient({ credentials, fetch })
      return {
        async generate(prompt, { signal } = {}) {
          const { data } = await fal.subscribe(endpointId, {
            input: { prompt },
            mode,
            logs: true,
            ...(signal && { abortSignal: signal }),
          })
          return data.video.url
        },
      }
    },
  }
}

export const falClient = create('@fal-ai/client', 'polling')
export const falClientStreaming = create(
  '@fal-ai/client, streaming',
  'streaming',
)
