// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2.3/text-to-video'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2.3/text-to-video'
import { defineEndpoint } from '../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2.3/text-to-video */
export const ltx23TextToVideo = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2.3/text-to-video',
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
    source: "fal's llms.txt of the endpoint",
    asOf: null,
    certainty: 'probable',
  },
})
