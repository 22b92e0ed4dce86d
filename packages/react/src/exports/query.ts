export type { CostView } from '../cost/CostView.ts'
export type { JobPhase, JobState } from '../job/JobState.ts'
export { cancelMutationOptions } from '../query/cancelMutationOptions.ts'
export { costQueryOptions } from '../query/costQueryOptions.ts'
export { historyQueryOptions } from '../query/historyQueryOptions.ts'
export {
  type JobQueryConfig,
  jobQueryOptions,
} from '../query/jobQueryOptions.ts'
export { falKeys, type JobKey } from '../query/keys.ts'
export { pricingQueryOptions } from '../query/pricingQueryOptions.ts'
export { resultQueryOptions } from '../query/resultQueryOptions.ts'
export {
  type SubmitVariables,
  submitMutationOptions,
} from '../query/submitMutationOptions.ts'
export {
  type UploadVariables,
  uploadMutationOptions,
} from '../query/uploadMutationOptions.ts'
