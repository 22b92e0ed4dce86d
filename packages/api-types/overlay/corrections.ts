import { authorization } from './authorization.ts'
import type { Correction } from './Correction.ts'
import { cancelAnswer } from './cancelAnswer.ts'
import { errorResponses } from './errorResponses.ts'
import { exclusiveBounds } from './exclusiveBounds.ts'
import { impliedType } from './impliedType.ts'
import { nullableKeyword } from './nullableKeyword.ts'
import { openapiVersion } from './openapiVersion.ts'
import { requestPaths } from './requestPaths.ts'
import { statusCodes } from './statusCodes.ts'
import { statusErrors } from './statusErrors.ts'
import { statusLogs } from './statusLogs.ts'
import { statusMetrics } from './statusMetrics.ts'
import { statusUnion } from './statusUnion.ts'
import { strayKeywords } from './strayKeywords.ts'
import { streamPath } from './streamPath.ts'
import { submitAnswer } from './submitAnswer.ts'
import { submitParameters } from './submitParameters.ts'
import { tupleItems } from './tupleItems.ts'

/** Every correction, in the order in which they are applied. */
export const corrections: readonly Correction[] = [
  openapiVersion,
  nullableKeyword,
  exclusiveBounds,
  tupleItems,
  strayKeywords,
  impliedType,
  authorization,
  requestPaths,
  statusLogs,
  statusErrors,
  statusMetrics,
  // From here on a status is one of three shapes.
  statusUnion,
  submitAnswer,
  cancelAnswer,
  streamPath,
  statusCodes,
  submitParameters,
  errorResponses,
]
