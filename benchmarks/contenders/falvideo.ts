import { createClient, type WatchOptions } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createRandom } from '../src/statistics.ts'
import { type Contender, credentials } from './Contender.ts'

function create(
  name: string,
  options: WatchOptions,
  maxStreams?: number,
): Contender {
  return {
    name,
    create(fetch) {
      const client = createClient({
        credentials,
        fetch,
        // Counts have a budget, so they must not depend on luck.
        random: createRandom(1),
        maxStreams,
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

/** For who follows more jobs than the thousand that get a stream by default. */
export const falvideoStreaming = create(
  'falvideo, maxStreams 10,000',
  { transport: 'auto' },
  10_000,
)
