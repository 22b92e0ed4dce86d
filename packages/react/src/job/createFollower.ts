import type { Receipt } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import { loadWork } from '../loadWork.ts'
import { createJobStore } from './createJobStore.ts'
import type { JobActions, JobStore } from './JobStore.ts'

export type Follower<Output extends object> = {
  store: JobStore<Output>
  actions: JobActions
}

/** One job that was submitted already, as a store with its actions. */
export function createFollower<Output extends object>(
  engine: Engine,
  receipt: Receipt<Output>,
): Follower<Output> {
  const store = createJobStore<Output>(engine)
  const { intentId: id, endpointId: endpoint } = receipt
  store.setTarget({ id, endpoint, receipt })
  return {
    store,
    actions: {
      async cancel() {
        const work = await loadWork()
        return work.cancelJob(engine, store)
      },
      stopWatching: store.stopWatching,
      resume: store.resume,
    },
  }
}
