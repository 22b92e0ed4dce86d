// The page that tests reload, duplicate, hide and cut off.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import {
  FalProvider,
  type UseGenerateVideoReturnType,
  useGenerateVideo,
} from '../../src/exports/index.ts'
import { createPicture } from '../createPicture.ts'

const parameters = new URLSearchParams(location.search)

export type PageState = {
  job: UseGenerateVideoReturnType | undefined
  /** Every phase that was shown since the page was loaded. */
  phases: string[]
  /** How often this tab was told of an ending. */
  announced: number
  storageErrors: number
  picture: { url: string; file: File }
}

const state: PageState = {
  job: undefined,
  phases: [],
  announced: 0,
  storageErrors: 0,
  picture: createPicture(),
}
Object.assign(globalThis, { state })

function Job() {
  const job = useGenerateVideo()
  useEffect(() => {
    state.job = { ...job }
    if (state.phases.at(-1) !== job.phase) state.phases.push(job.phase)
  })
  return <p id="phase">{job.phase}</p>
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <FalProvider
        proxyUrl={parameters.get('proxyUrl') ?? ''}
        onJobEnd={() => {
          state.announced += 1
        }}
        onStorageError={() => {
          state.storageErrors += 1
        }}
      >
        <Job />
      </FalProvider>
    </QueryClientProvider>
  </StrictMode>,
)
