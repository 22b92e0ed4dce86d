import {
  createFalClient,
  type FalClient,
  type QueueStatus,
} from '@fal-ai/client'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import {
  countRender,
  type JobProps,
  mount,
  noteFinished,
  View,
} from './mount.tsx'

// The hook that one writes around fal's own client.
const Fal = createContext<FalClient | null>(null)

function Around(props: { children: ReactNode; fetch: typeof fetch }) {
  const fal = useMemo(
    () =>
      createFalClient({
        credentials: 'a:b',
        fetch: props.fetch,
        suppressLocalCredentialsWarning: true,
      }),
    [props.fetch],
  )
  return <Fal.Provider value={fal}>{props.children}</Fal.Provider>
}

function Job({ name, showLogs }: JobProps) {
  countRender()
  const fal = useContext(Fal)
  const [status, setStatus] = useState<QueueStatus | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    fal
      ?.subscribe('fal-ai/ltx-2/text-to-video', {
        input: { prompt: name },
        mode: 'streaming',
        logs: true,
        onQueueUpdate: setStatus,
      })
      .then(({ data }) => {
        setUrl(data.video.url)
        noteFinished()
      })
  }, [fal, name])
  const logs = status && 'logs' in status ? status.logs : undefined
  return (
    <View
      phase={status?.status ?? 'idle'}
      position={status?.status === 'IN_QUEUE' ? status.queue_position : null}
      url={url}
      logs={showLogs ? logs : undefined}
    />
  )
}

mount(Job, Around)
