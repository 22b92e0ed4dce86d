// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2/image-to-video'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2/image-to-video'
import { defineEndpoint } from '../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2/image-to-video */
export const ltx2ImageToVideo = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2/image-to-video',
  Input,
  Output
>({
  fields,
  price: {
    currency: 'USD',
    unit: 'second',
    by: 'resolution',
    rates: {
      '1080p': '0.06',
      '1440p': '0.12',
      '2160p': '0.24',
    },
    source:
      "fal's llms.txt of the endpoint and fal's developer guide for LTX-2",
    asOf: '2026-01-07',
    certainty: 'certain',
  },
})
