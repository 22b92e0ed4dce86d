export { isQuantity } from '../cost/billedRate.ts'
export { formatMicros, multiplyToMicros } from '../cost/decimal.ts'
export { headers } from '../protocol/headerNames.ts'
export { appOf, jobPath } from '../protocol/jobPath.ts'
export {
  type EndpointIdParts,
  parseEndpointId,
} from '../protocol/parseEndpointId.ts'
export {
  type Problem,
  type ProblemItem,
  parseProblem,
} from '../protocol/problem.ts'
export { redact } from '../protocol/redact.ts'
export { hashInput } from '../receipt/hashInput.ts'
export { isLoopback } from '../transport/isLoopback.ts'
export { provablyUnsent } from '../transport/provablyUnsent.ts'
export { retryAfter } from '../transport/retryAfter.ts'
export { partUrl } from '../upload/partUrl.ts'
export { type Clock, systemClock } from '../utils/clock.ts'
export { createId } from '../utils/createId.ts'
export { createManualClock, type ManualClock } from '../utils/manualClock.ts'
export { sleep } from '../utils/sleep.ts'
export { type Deadline, startDeadline } from '../utils/startDeadline.ts'
