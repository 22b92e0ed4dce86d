// Generated from endpoints.json. Do not edit.

import type {
  Input,
  Output,
} from '@falvideo/api-types/fal-ai/ltx-2/text-to-video/fast'
import { fields } from '@falvideo/api-types/fields/fal-ai/ltx-2/text-to-video/fast'
import { defineEndpoint } from '../../../../../endpoints/defineEndpoint.ts'

/** fal-ai/ltx-2/text-to-video/fast */
export const ltx2TextToVideoFast = /* @__PURE__ */ defineEndpoint<
  'fal-ai/ltx-2/text-to-video/fast',
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
    source:
      'catalogues that cite fal; Lightricks lists the same for ltx-2-fast',
    asOf: null,
    certainty: 'likely',
  },
})
