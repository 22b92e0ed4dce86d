import type { Endpoint } from '@falvideo/client'

/** Where one intent stands between the click and its ending. */
export type JobPhase =
  /** Files go to fal's storage; nothing is billed yet. */
  | 'uploading'
  /** The submit request is under way; whether the job exists is not known. */
  | 'submitting'
  /** fal has the job; others are ahead of it. */
  | 'queued'
  | 'running'
  /** The job has ended at fal; its result is being read. */
  | 'fetching'
  | 'completed'
  | 'failed'
  | 'cancelled'
  /** The submit's answer was lost: the job may exist, and may be billed. */
  | 'unknown'
