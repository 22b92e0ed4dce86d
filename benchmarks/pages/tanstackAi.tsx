import { generateVideo } from '@tanstack/ai'
import { stream } from '@tanstack/ai-client'
import { falVideo } from '@tanstack/ai-fal'
import { useGenerateVideo } from '@tanstack/ai-react'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
} from 'react'
import {
  countRender,
  type JobProps,
  mount,
  noteFinished,
  View,
} from './mount.tsx'

// Its server part runs in the page as well, so that nothing but the hook is
// between an update and a render. It has no logs.
const Fetch = createContext<typeof fetch>(fetch)

function Around(props: { children: ReactNode; fetch: typeof fetch }) {
  return <Fetch.Provider value={props.fetch}>{props.children}</Fetch.Provider>
}

function Job({ name }: JobProps) {
  countRender()
  const fetch = useContext(Fetch)
  const connection = useMemo(
    () =>
      stream(
        () =>
          generateVideo({
            adapter: falVideo('fal-ai/ltx-2/text-to-video', {
              apiKey: 'a:b',
              fetch,
            }) as never,
            prompt: name as never,
            modelOptions: {} as never,
            stream: true,
            pollingInterval: globalThis.pageOptions.everyMs,
            debug: false,
          }) as never,
      ),
    [fetch, name],
  )
  const { generate, videoStatus, result } = useGenerateVideo({ connection })
  useEffect(() => {
    generate({ prompt: name })
  }, [generate, name])
  const url = result?.url ?? null
  useEffect(() => {
    if (url !== null) noteFinished()
  }, [url])
  return (
    <View
      phase={videoStatus?.status ?? 'idle'}
      position={videoStatus?.progress ?? null}
      url={url}
    />
  )
}

mount(Job, Around)
