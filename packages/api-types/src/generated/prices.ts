// Generated from endpoints.json. Do not edit.

import type { EndpointId } from '../endpoint.ts'
import type { Price } from '../prices.ts'

/** What each endpoint costs; null where it is not known. */
export const prices = {
  'fal-ai/ltx-2/image-to-video': {
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
  'fal-ai/ltx-2/image-to-video/fast': {
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
  'fal-ai/ltx-2/text-to-video': {
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
  'fal-ai/ltx-2/text-to-video/fast': {
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
  'fal-ai/ltx-2.3/image-to-video': {
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
  'fal-ai/ltx-2.3/image-to-video/fast': {
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
  'fal-ai/ltx-2.3/text-to-video': {
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
  'fal-ai/ltx-2.3/text-to-video/fast': {
    currency: 'USD',
    unit: 'second',
    by: 'resolution',
    rates: {
      '1080p': '0.06',
      '1440p': '0.12',
      '2160p': '0.24',
    },
    source:
      "a reseller's price for 2.3 fast less its ten percent; an older llms.txt of the endpoint says 0.04, 0.08, 0.16",
    asOf: null,
    certainty: 'probable',
  },
} as const satisfies Readonly<
  Record<EndpointId, Price | null>
>
