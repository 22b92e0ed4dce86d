'use client'
import type { Connection, ReceiptStorage } from '@falvideo/client'
import { createConnection } from '@falvideo/client/connection'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { createEngine } from './engine/createEngine.ts'
import { EngineContext } from './engine/EngineContext.ts'
import type { JobState } from './job/JobState.ts'
import type { Tabs } from './tabs/createTabs.ts'

type Access =
  /** Address of the handler of `@falvideo/server`. */
  | { proxyUrl: string; client?: undefined }
  /** For more than an address: `createClient(…)`, made outside of components. */
  | { client: Connection; proxyUrl?: undefined }

export type FalProviderProps = Access & {
  /**
   * Where receipts are kept, so that a reload finds the job.
   * @default the client's own, or else localStorage, or else memory
   */
  storage?: ReceiptStorage | undefined
  /**
   * How tabs share one watcher per job; `noTabs` makes each watch by itself.
   * @default Web Locks and BroadcastChannel, where both exist
   */
  tabs?: Tabs | undefined
  /** Told of every ending that is seen, once, in one of all tabs. */
  onJobEnd?: ((job: JobState<object>) => void) | undefined
  /** Told what the page's storage refused; the job goes on regardless. */
  onStorageError?: ((error: unknown) => void) | undefined
  children?: ReactNode
}

/**
 * Gives the hooks below it access to fal. Needs a `QueryClientProvider` above.
 *
 * @example
 * import { FalProvider } from '@falvideo/react'
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 *
 * const queryClient = new QueryClient()
 *
 * <QueryClientProvider client={queryClient}>
 *   <FalProvider proxyUrl="/api/fal">
 *     <App />
 *   </FalProvider>
 * </QueryClientProvider>
 */
export function FalProvider(props: FalProviderProps): ReactNode {
  const { client, proxyUrl, storage, tabs, children } = props
  const queryClient = useQueryClient()
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const engine = useMemo(
    () =>
      createEngine({
        client: client ?? createConnection({ proxyUrl }),
        queryClient,
        storage,
        tabs,
        onJobEnd: (job) => latest.current.onJobEnd?.(job),
        onStorageError: (error) => latest.current.onStorageError?.(error),
      }),
    [client, proxyUrl, queryClient, storage, tabs],
  )
  // React 18 does not render a context by itself.
  return (
    <EngineContext.Provider value={engine}>{children}</EngineContext.Provider>
  )
}
