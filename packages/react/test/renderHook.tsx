import type { Connection } from '@falvideo/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Fragment, type ReactNode, StrictMode, useState } from 'react'
import { renderHook as renderBare } from 'vitest-browser-react'
import { FalProvider, type FalProviderProps } from '../src/FalProvider.tsx'

export type RenderOptions = Omit<
  FalProviderProps,
  'client' | 'proxyUrl' | 'children'
> & {
  client: Connection
  queryClient?: QueryClient
}

type ProvidersProps = RenderOptions & {
  /** @default true */
  strict?: boolean
  children?: ReactNode
}

/** StrictMode and both providers. */
export function Providers({
  queryClient,
  strict = true,
  children,
  ...rest
}: ProvidersProps) {
  const [fresh] = useState(() => new QueryClient())
  const Mode = strict ? StrictMode : Fragment
  return (
    <Mode>
      <QueryClientProvider client={queryClient ?? fresh}>
        <FalProvider {...rest}>{children}</FalProvider>
      </QueryClientProvider>
    </Mode>
  )
}

/** Renders a hook inside both providers, in StrictMode. */
export function renderHook<Result>(hook: () => Result, options: RenderOptions) {
  return renderBare(hook, {
    wrapper: ({ children }) => <Providers {...options}>{children}</Providers>,
  })
}
