// Generated from endpoints.json. Do not edit.

import type * as ltx2ImageToVideo from './types/fal-ai/ltx-2/image-to-video.ts'
import type * as ltx2ImageToVideoFast from './types/fal-ai/ltx-2/image-to-video/fast.ts'
import type * as ltx2TextToVideo from './types/fal-ai/ltx-2/text-to-video.ts'
import type * as ltx2TextToVideoFast from './types/fal-ai/ltx-2/text-to-video/fast.ts'
import type * as ltx23ImageToVideo from './types/fal-ai/ltx-2.3/image-to-video.ts'
import type * as ltx23ImageToVideoFast from './types/fal-ai/ltx-2.3/image-to-video/fast.ts'
import type * as ltx23TextToVideo from './types/fal-ai/ltx-2.3/text-to-video.ts'
import type * as ltx23TextToVideoFast from './types/fal-ai/ltx-2.3/text-to-video/fast.ts'

/** The types of every endpoint, by its id. */
export interface Endpoints {
  'fal-ai/ltx-2/image-to-video': {
    input: ltx2ImageToVideo.Input
    output: ltx2ImageToVideo.Output
    paths: ltx2ImageToVideo.paths
  }
  'fal-ai/ltx-2/image-to-video/fast': {
    input: ltx2ImageToVideoFast.Input
    output: ltx2ImageToVideoFast.Output
    paths: ltx2ImageToVideoFast.paths
  }
  'fal-ai/ltx-2/text-to-video': {
    input: ltx2TextToVideo.Input
    output: ltx2TextToVideo.Output
    paths: ltx2TextToVideo.paths
  }
  'fal-ai/ltx-2/text-to-video/fast': {
    input: ltx2TextToVideoFast.Input
    output: ltx2TextToVideoFast.Output
    paths: ltx2TextToVideoFast.paths
  }
  'fal-ai/ltx-2.3/image-to-video': {
    input: ltx23ImageToVideo.Input
    output: ltx23ImageToVideo.Output
    paths: ltx23ImageToVideo.paths
  }
  'fal-ai/ltx-2.3/image-to-video/fast': {
    input: ltx23ImageToVideoFast.Input
    output: ltx23ImageToVideoFast.Output
    paths: ltx23ImageToVideoFast.paths
  }
  'fal-ai/ltx-2.3/text-to-video': {
    input: ltx23TextToVideo.Input
    output: ltx23TextToVideo.Output
    paths: ltx23TextToVideo.paths
  }
  'fal-ai/ltx-2.3/text-to-video/fast': {
    input: ltx23TextToVideoFast.Input
    output: ltx23TextToVideoFast.Output
    paths: ltx23TextToVideoFast.paths
  }
}
