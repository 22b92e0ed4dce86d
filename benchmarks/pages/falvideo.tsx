import { createClient } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { FalProvider, noTabs, useGenerateVideo } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import {
  countRender,
  type JobProps,
  mount,
  noteFinished,
  View,
} from './mount.tsx'

function Around(props: { children: ReactNode; fetch: typeof fetch }) {
  const client = useMemo(
    () =>
      createClient({
        proxyUrl: '/api/fal',
        fetch: props.fetch,
        maxStreams: 1_000,
      }),
    [props.fetch],
  )
  const queryClient = useMemo(() => new QueryClient(), [])
  return (
    <QueryClientProvider client={queryClient}>
      <FalProvider client={client} tabs={noTabs}>
        {props.children}
      </FalProvider>
    </QueryClientProvider>
  )
}

function Job({ name, showLogs }: JobProps) {
  countRender()
  const job = useGenerateVideo({ endpoint: ltx2TextToVideo, slot: name })
  const { generate, phase, queuePosition, video } = job
  useEffect(() => {
    generate({ prompt: name })
  }, [generate, name])
  const url = video?.url ?? null
  useEffect(() => {
    if (url !== null) noteFinished()
  }, [url])
  return (
    <View
      phase={phase}
      position={queuePosition}
      url={url}
      logs={showLogs ? job.logs : undefined}
    />
  )
}

mount(Job, Around)
