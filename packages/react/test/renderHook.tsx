import type { Client } from '@falvideo/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode, useState } from 'react'
import { renderHook as renderBare } from 'vitest-browser-react'
import { FalProvider, type FalProviderProps } from '../src/FalProvider.tsx'

export type RenderOptions = Omit<FalProviderProps, 'client' | 'children'> & {
  client: Client
  queryClient?: QueryClient
}

type ProvidersProps = RenderOptions & { children?: ReactNode }

/** StrictMode and both providers. */
export function Providers({ queryClient, children, ...rest }: ProvidersProps) {
  const [fresh] = useState(() => new QueryClient())
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient ?? fresh}>
        <FalProvider {...rest}>{children}</FalProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

/** Renders a hook inside both providers, in StrictMode. */
export function renderHook<Result>(hook: () => Result, options: RenderOptions) {
  return renderBare(hook, {
    wrapper: ({ children }) => <Providers {...options}>{children}</Providers>,
  })
}
