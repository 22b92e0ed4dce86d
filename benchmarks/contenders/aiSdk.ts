import { createFal } from '@ai-sdk/fal'
import { experimental_generateVideo as generateVideo } from 'ai'
import { type Contender, credentials } from './Contender.ts'

/** Vercel's AI SDK. It fetches the video as well; that is not counted. */
export const aiSdk: Contender = {
  name: 'ai + @ai-sdk/fal',
  create(fetch) {
    const fal = createFal({ apiKey: credentials, fetch })
    return {
      async generate(prompt, { signal } = {}) {
        let address: string | undefined
        await generateVideo({
          model: fal.video('ltx-2/text-to-video'),
          prompt,
          async download({ url }) {
            address = String(url)
            return { data: new Uint8Array(1), mediaType: 'video/mp4' }
          },
          ...(signal && { abortSignal: signal }),
        })
        if (address === undefined) throw new Error('It ended without a video.')
        return address
      },
    }
  },
}
