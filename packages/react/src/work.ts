import { getPricing, upload } from '@falvideo/client'
import { equip } from './engine/equip.ts'
import { cancelJob } from './job/cancelJob.ts'
import { followJob } from './job/followJob.ts'
import { waitForEnd } from './job/waitForEnd.ts'
import { startJob } from './slot/startJob.ts'

/** Everything that asks fal for something. See `loadWork`. */
export const work = {
  startJob,
  followJob,
  waitForEnd,
  cancelJob,
  equip,
  getPricing,
  upload,
}
