import { createClient } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createRandom } from '../src/statistics.ts'
import { type Contender, credentials } from './Contender.ts'

function create(
  name: string,
  options: { transport: 'auto' | 'poll'; expectedMs?: number | undefined },
): Contender {
  return {
    name,
    create(fetch) {
      const client = createClient({
        credentials,
        fetch,
        // Counts have a budget, so they must not depend on luck.
        random: createRandom(1),
      })
      return {
        async generate(prompt, { signal } = {}) {
          const { data } = await client.generate(
            ltx2TextToVideo,
            { prompt, duration: 6, resolution: '1080p' },
            { ...options, signal },
          )
          return data.video.url
        },
      }
    },
  }
}

/** As it comes: the status stream, polling where that does not work. */
export const falvideo = create('falvideo', { transport: 'auto' })

export const falvideoPolling = create('falvideo, polling', {
  transport: 'poll',
})
