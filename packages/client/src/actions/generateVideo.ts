import type { EndpointInput, EndpointOutput } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { ltx2ImageToVideo } from '../generated/endpoints/fal-ai/ltx-2/image-to-video.ts'
import { type GenerateOptions, generate } from './generate.ts'
import type { Result } from './getResult.ts'

/** The endpoint that `generateVideo` uses. */
type Id = 'fal-ai/ltx-2/image-to-video'

/**
 * `generate` with LTX-2 image-to-video: a picture and a prompt become a video.
 * Spends money.
 *
 * @throws what `generate` throws.
 */
export function generateVideo(
  connection: Connection,
  input: EndpointInput<Id>,
  options?: GenerateOptions,
): Promise<Result<EndpointOutput<Id>>> {
  return generate(connection, ltx2ImageToVideo, input, options)
}
