import { ltx2ImageToVideo, ltx2TextToVideo } from '@falvideo/client/endpoints'
import type { HandlerOptions } from '../handler/HandlerOptions.ts'
import type { Store } from '../store/store.ts'
import { createWebhookHandler } from './createWebhookHandler.ts'

declare const store: Store

createWebhookHandler({
  credentials: 'id:secret',
  endpoints: [ltx2ImageToVideo, ltx2TextToVideo],
  store,
  onCompleted(delivery) {
    if (delivery.status === 'ERROR') {
      const text: string = delivery.error
      // @ts-expect-error a failed job has no data
      delivery.data.video
      return text
    }
    if (delivery.endpointId === 'fal-ai/ltx-2/image-to-video') {
      const url: string = delivery.data.video.url
      return url
    }
    // @ts-expect-error only these two can end here
    if (delivery.endpointId === 'fal-ai/flux/dev') return ''
    return undefined
  },
})

// @ts-expect-error who is asking must be said
const options: HandlerOptions = { credentials: 'id:secret', endpoints: [] }

const open: HandlerOptions = {
  credentials: 'id:secret',
  endpoints: [],
  // @ts-expect-error open access has longer words
  authorize: 'open',
}

export { open, options }
