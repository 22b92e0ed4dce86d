import { getPricing } from '@falvideo/client'
import { cancelJob } from './job/cancelJob.ts'
import { followJob } from './job/followJob.ts'
import { waitForEnd } from './job/waitForEnd.ts'
import { startJob } from './slot/startJob.ts'

/** Everything that asks fal for something, uploads aside. See `loadWork`. */
export const work = { startJob, followJob, waitForEnd, cancelJob, getPricing }
