// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2/image-to-video/fast'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2/image-to-video/fast'
import { defineEndpoint } from '../../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2/image-to-video/fast */
export const ltx2ImageToVideoFast = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2/image-to-video/fast',
  Input,
  Output
>({
  fields,
  price: {
    currency: 'USD',
    unit: 'second',
    by: 'resolution',
    rates: {
      '1080p': '0.04',
      '1440p': '0.08',
      '2160p': '0.16',
    },
    source: "fal's developer guide for LTX-2",
    asOf: '2026-01-07',
    certainty: 'certain',
  },
})
