export type {
  BilledCostView,
  CostView,
  EstimatedCost,
  UnavailableCost,
} from '../cost/CostView.ts'
export type { CostedJob } from '../cost/readCost.ts'
export { FalProvider, type FalProviderProps } from '../FalProvider.tsx'
export {
  type UseCostParameters,
  useCost,
} from '../hooks/useCost.ts'
export { useEndpointFields } from '../hooks/useEndpointFields.ts'
export { useFal } from '../hooks/useFal.ts'
export {
  type UseGenerateVideoParameters,
  type UseGenerateVideoReturnType,
  useGenerateVideo,
} from '../hooks/useGenerateVideo.ts'
export {
  type UseJobParameters,
  type UseJobReturnType,
  useJob,
} from '../hooks/useJob.ts'
export { type UseJobsReturnType, useJobs } from '../hooks/useJobs.ts'
export { useSuspenseCost } from '../hooks/useSuspenseCost.ts'
export {
  type UseSuspenseJobReturnType,
  useSuspenseJob,
} from '../hooks/useSuspenseJob.ts'
export { type UseUploadReturnType, useUpload } from '../hooks/useUpload.ts'
export type { JobPhase, JobState, UploadState } from '../job/JobState.ts'
export type { JobActions } from '../job/JobStore.ts'
export type { JobFields, Phase } from '../job/readJob.ts'
export type { JobError } from '../job/reviveJobError.ts'
export type {
  GenerateOptions,
  OnAbort,
  SlotActions,
} from '../slot/Slot.ts'
export { SlotBusyError } from '../slot/SlotBusyError.ts'
export type { WithFiles } from '../slot/WithFiles.ts'
export { createTabs, noTabs, type Tabs } from '../tabs/createTabs.ts'
export type { AnyEndpoint, InputOf, OutputOf } from '../types.ts'
export {
  type DownloadVideoReturnType,
  downloadVideo,
} from '../video/downloadVideo.ts'
export { getVideoProps, type VideoProps } from '../video/getVideoProps.ts'
