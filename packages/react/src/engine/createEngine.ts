import { type Client, createClient, type ReceiptStorage } from '@falvideo/client'
import type { QueryClient } from '@tanstack/react-query'
import type { JobState } from '../job/JobState.ts'
import { createTabs, type Tabs } from '../tabs/createTabs.ts'
import { createNews, type News } from './createNews.ts'
import { pageStorage } from './pageStorage.ts'

/** What every store of this package needs. Made once per provider. */
export type Engine = {
  client: Client
  queryClient: QueryClient
  tabs: Tabs
  /** Says that receipts changed, here or in another tab. */
  news: News
  onEnd?: ((state: JobState<object>) => void) | undefined
  /** Things that live as long as the engine, by name. */
  memo<T>(name: string, make: () => T): T
}

export type CreateEngineParameters = {
  client: Client
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
  const { options } = parameters.client
  const storage =
    parameters.storage ??
    options.storage ??
    pageStorage({ onError: parameters.onStorageError })
  const client =
    storage === options.storage
      ? parameters.client
      : createClient({ ...options, storage })
  const things = new Map<string, unknown>()
  const news = createNews(tabs)
  return {
    client,
    queryClient,
    tabs,
    news,
    onEnd(state) {
      news.tell()
      onJobEnd?.(state)
    },
    memo<T>(name: string, make: () => T): T {
      if (!things.has(name)) things.set(name, make())
      return things.get(name) as T
    },
  }
}
