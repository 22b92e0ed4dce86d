import type { Receipt, ReceiptStorage } from '@falvideo/client'
import { type Connection, createConnection } from '@falvideo/client/connection'
import type { QueryClient } from '@tanstack/react-query'
import type { JobState } from '../job/JobState.ts'
import { createTabs, type Tabs } from '../tabs/createTabs.ts'
import { createFrame, type Frame } from './createFrame.ts'
import { createNews, type News } from './createNews.ts'
import { lookOnce } from './lookOnce.ts'
import { pageStorage } from './pageStorage.ts'

/** What every store of this package needs. One per provider and storage. */
export type Engine = {
  /** On `storage`. What works on jobs brings along the parts it needs. */
  client: Connection
  storage: ReceiptStorage
  /** What storage has; one look for all who ask at the same moment. */
  listReceipts(): Promise<readonly Receipt[]>
  queryClient: QueryClient
  tabs: Tabs
  /** Says that receipts changed, here or in another tab. */
  news: News
  /** When stores tell their listeners of what fal or another tab said. */
  frame: Frame
  onEnd(state: JobState<object>): void
  /** Told what storage refused. Nothing stops because of it. */
  onStorageError(error: unknown): void
  /** What lives as long as the engine, made when first asked for. */
  memo<T>(key: unknown, make: () => T): T
}

export type CreateEngineParameters = {
  client: Connection
  queryClient: QueryClient
  /** @default that of the client, or else what the page offers */
  storage?: ReceiptStorage | undefined
  /** @default createTabs() */
  tabs?: Tabs | undefined
  onJobEnd?: ((state: JobState<object>) => void) | undefined
  onStorageError?: ((error: unknown) => void) | undefined
}

/** Puts together what the hooks stand on. Touches nothing of the page yet. */
export function createEngine(parameters: CreateEngineParameters): Engine {
  const { queryClient, tabs = createTabs(), onJobEnd } = parameters
  const onStorageError = (error: unknown) => parameters.onStorageError?.(error)
  const storage =
    parameters.storage ??
    parameters.client.options.storage ??
    pageStorage({ onError: onStorageError })
  const news = createNews(tabs)
  return {
    client: storedIn(parameters.client, storage),
    storage,
    listReceipts: lookOnce(() => storage.list()),
    queryClient,
    tabs,
    news,
    frame: createFrame(),
    onEnd(state) {
      news.tell()
      onJobEnd?.(state)
    },
    onStorageError,
    memo: createMemo(),
  }
}

/** The same engine on another storage; the same one every time. */
export function withStorage(engine: Engine, storage: ReceiptStorage): Engine {
  return engine.memo(storage, () => ({
    ...engine,
    client: storedIn(engine.client, storage),
    storage,
    listReceipts: lookOnce(() => storage.list()),
    memo: createMemo(),
  }))
}

function storedIn(
  { options, parts }: Connection,
  storage: ReceiptStorage,
): Connection {
  return createConnection({ ...options, storage }, parts)
}

function createMemo(): Engine['memo'] {
  const things = new Map<unknown, unknown>()
  return <T>(key: unknown, make: () => T): T => {
    if (!things.has(key)) things.set(key, make())
    return things.get(key) as T
  }
}
