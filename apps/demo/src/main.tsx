import './styles.css'
import { FalProvider } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const queryClient = new QueryClient()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {/* No key here: the handler of our own origin has it. */}
      <FalProvider proxyUrl="/api/fal">
        <App />
      </FalProvider>
    </QueryClientProvider>
  </StrictMode>,
)
