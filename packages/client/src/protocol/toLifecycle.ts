import type { ObjectLifecycle } from '../actions/queueOptions.ts'

/** How the lifetime and the readers of files travel in a header. */
export function toLifecycle(files: ObjectLifecycle): string {
  return JSON.stringify({
    expiration_duration_seconds: files.expiresInSeconds,
    initial_acl: files.initialAcl,
  })
}
