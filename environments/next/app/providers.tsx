'use client'

import { createClient } from '@falvideo/client'
import { FalProvider } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient())
  const [client] = useState(() =>
    createClient({
      proxyUrl: '/api/fal',
      proxyHeaders: () => ({ 'x-user': 'ada' }),
    }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <FalProvider client={client}>{children}</FalProvider>
    </QueryClientProvider>
  )
}
