// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2.3/image-to-video'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2.3/image-to-video'
import { defineEndpoint } from '../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2.3/image-to-video */
export const ltx23ImageToVideo = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2.3/image-to-video',
  Input,
  Output
>({
  fields,
  price: {
    currency: 'USD',
    unit: 'second',
    by: 'resolution',
    rates: {
      '1080p': '0.08',
      '1440p': '0.16',
      '2160p': '0.32',
    },
    source:
      "Lightricks' price list for ltx-2-3-pro; an older llms.txt of the endpoint says 0.06, 0.12, 0.24",
    asOf: '2026-10-07',
    certainty: 'probable',
  },
})
