import './styles.css'
import { createClient } from '@falvideo/client'
import { FalProvider } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const queryClient = new QueryClient()
// No key here: the handler of our own origin has it.
const client = createClient({ proxyUrl: '/api/fal' })

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <FalProvider client={client}>
        <App />
      </FalProvider>
    </QueryClientProvider>
  </StrictMode>,
)
