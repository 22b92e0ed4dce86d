// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2/text-to-video'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2/text-to-video'
import { defineEndpoint } from '../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2/text-to-video */
export const ltx2TextToVideo = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2/text-to-video',
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
      'two catalogues that cite fal; Lightricks lists the same for ltx-2-pro',
    asOf: null,
    certainty: 'likely',
  },
})
