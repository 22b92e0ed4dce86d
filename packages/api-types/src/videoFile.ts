import type { EndpointOutput } from './endpoint.ts'

/** A finished video. Only `url` is certain; fal sends the rest or null. */
export type VideoFile = EndpointOutput<'fal-ai/ltx-2/image-to-video'>['video']
