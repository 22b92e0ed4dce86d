// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2.3/image-to-video/fast'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2.3/image-to-video/fast'
import { defineEndpoint } from '../../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2.3/image-to-video/fast */
export const ltx23ImageToVideoFast = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2.3/image-to-video/fast',
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
    source: "fal's llms.txt of the endpoint",
    asOf: null,
    certainty: 'probable',
  },
})
