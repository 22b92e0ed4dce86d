// Rendered in Node, and hydrated in the browser.
import { type Connection, createClient } from '@falvideo/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import {
  FalProvider,
  getVideoProps,
  useCost,
  useGenerateVideo,
  useJobs,
  useUpload,
} from '../src/exports/index.ts'

export type ServerPageProps = { client: Connection; queryClient: QueryClient }

export function ServerPage({ client, queryClient }: ServerPageProps) {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <FalProvider client={client}>
          <Everything />
        </FalProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

function Everything() {
  const job = useGenerateVideo()
  const cost = useCost({ duration: 8 }, { live: false })
  const { jobs } = useJobs()
  const { progress } = useUpload()
  const video = getVideoProps(job)
  return (
    <main>
      <p id="phase">{job.phase}</p>
      <p>{cost.amount}</p>
      <p id="jobs">{jobs.length}</p>
      <p>{progress?.sentBytes ?? 'nothing sent'}</p>
      {video.src !== undefined && <video {...video} />}
    </main>
  )
}

export function renderPage(proxyUrl: string): string {
  return renderToString(
    <ServerPage
      client={createClient({ proxyUrl })}
      queryClient={new QueryClient()}
    />,
  )
}
