// Generated from endpoints.json. Do not edit.

import type { OpenApiDocument } from '../document.ts'
import type { EndpointId } from '../endpoint.ts'
import { document as ltx2ImageToVideo } from './documents/fal-ai/ltx-2/image-to-video.ts'
import { document as ltx2ImageToVideoFast } from './documents/fal-ai/ltx-2/image-to-video/fast.ts'
import { document as ltx2TextToVideo } from './documents/fal-ai/ltx-2/text-to-video.ts'
import { document as ltx2TextToVideoFast } from './documents/fal-ai/ltx-2/text-to-video/fast.ts'
import { document as ltx23ImageToVideo } from './documents/fal-ai/ltx-2.3/image-to-video.ts'
import { document as ltx23ImageToVideoFast } from './documents/fal-ai/ltx-2.3/image-to-video/fast.ts'
import { document as ltx23TextToVideo } from './documents/fal-ai/ltx-2.3/text-to-video.ts'
import { document as ltx23TextToVideoFast } from './documents/fal-ai/ltx-2.3/text-to-video/fast.ts'

/** The documents with every correction applied. Not for browsers. */
export const documents: Readonly<Record<EndpointId, OpenApiDocument>> = {
  'fal-ai/ltx-2/image-to-video': ltx2ImageToVideo,
  'fal-ai/ltx-2/image-to-video/fast': ltx2ImageToVideoFast,
  'fal-ai/ltx-2/text-to-video': ltx2TextToVideo,
  'fal-ai/ltx-2/text-to-video/fast': ltx2TextToVideoFast,
  'fal-ai/ltx-2.3/image-to-video': ltx23ImageToVideo,
  'fal-ai/ltx-2.3/image-to-video/fast': ltx23ImageToVideoFast,
  'fal-ai/ltx-2.3/text-to-video': ltx23TextToVideo,
  'fal-ai/ltx-2.3/text-to-video/fast': ltx23TextToVideoFast,
}
