import { FalError } from './base.ts'

/** Waiting stopped while the job goes on. Its `receipt` leads back to it. */
export class DetachedError extends FalError {
  override readonly name = 'DetachedError'
}
