// Generated from endpoints.json. Do not edit.
// biome-ignore-all assist/source/organizeImports: in the order of the list

export { ltx2ImageToVideo } from '../generated/endpoints/fal-ai/ltx-2/image-to-video.ts'
export { ltx2ImageToVideoFast } from '../generated/endpoints/fal-ai/ltx-2/image-to-video/fast.ts'
export { ltx2TextToVideo } from '../generated/endpoints/fal-ai/ltx-2/text-to-video.ts'
export { ltx2TextToVideoFast } from '../generated/endpoints/fal-ai/ltx-2/text-to-video/fast.ts'
export { ltx23ImageToVideo } from '../generated/endpoints/fal-ai/ltx-2.3/image-to-video.ts'
export { ltx23ImageToVideoFast } from '../generated/endpoints/fal-ai/ltx-2.3/image-to-video/fast.ts'
export { ltx23TextToVideo } from '../generated/endpoints/fal-ai/ltx-2.3/text-to-video.ts'
export { ltx23TextToVideoFast } from '../generated/endpoints/fal-ai/ltx-2.3/text-to-video/fast.ts'
