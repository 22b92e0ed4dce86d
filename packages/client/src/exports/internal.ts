export { formatMicros, multiplyToMicros } from '../cost/decimal.ts'
export { headers } from '../protocol/headers.ts'
export {
  appOf,
  type EndpointIdParts,
  jobPath,
  parseEndpointId,
} from '../protocol/parseEndpointId.ts'
export { fillPath, paths } from '../protocol/paths.ts'
export {
  type Problem,
  type ProblemItem,
  parseProblem,
} from '../protocol/problem.ts'
export { redact } from '../protocol/redact.ts'
export { hashInput } from '../receipt/hashInput.ts'
export {
  createOrigins,
  isLoopback,
  type Origins,
} from '../transport/origins.ts'
export { provablyUnsent } from '../transport/provablyUnsent.ts'
export { retryAfter } from '../transport/retryAfter.ts'
export { type Clock, systemClock } from '../utils/clock.ts'
export { createId } from '../utils/createId.ts'
export { createManualClock, type ManualClock } from '../utils/manualClock.ts'
export { sleep } from '../utils/sleep.ts'
export { sleepOrWake } from '../utils/sleepOrWake.ts'
export { type Deadline, startDeadline } from '../utils/startDeadline.ts'
