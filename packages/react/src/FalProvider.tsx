'use client'
import type { Connection, ReceiptStorage } from '@falvideo/client'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { createEngine } from './engine/createEngine.ts'
import { EngineContext } from './engine/EngineContext.ts'
import type { JobState } from './job/JobState.ts'
import type { Tabs } from './tabs/createTabs.ts'

export type FalProviderProps = {
  /** In a browser: `createClient({ proxyUrl })`, or `createConnection`. */
  client: Connection
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
 * Gives the hooks below it a client. Needs a `QueryClientProvider` above it.
 * Keep the client outside of components, so that it stays the same.
 *
 * @example
 * import { createClient } from '@falvideo/client'
 * import { FalProvider } from '@falvideo/react'
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 *
 * const queryClient = new QueryClient()
 * const client = createClient({ proxyUrl: '/api/fal' })
 *
 * <QueryClientProvider client={queryClient}>
 *   <FalProvider client={client}>
 *     <App />
 *   </FalProvider>
 * </QueryClientProvider>
 */
export function FalProvider(props: FalProviderProps): ReactNode {
  const { client, storage, tabs, children } = props
  const queryClient = useQueryClient()
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const engine = useMemo(
    () =>
      createEngine({
        client,
        queryClient,
        storage,
        tabs,
        onJobEnd: (job) => latest.current.onJobEnd?.(job),
        onStorageError: (error) => latest.current.onStorageError?.(error),
      }),
    [client, queryClient, storage, tabs],
  )
  // React 18 does not render a context by itself.
  return (
    <EngineContext.Provider value={engine}>{children}</EngineContext.Provider>
  )
}
