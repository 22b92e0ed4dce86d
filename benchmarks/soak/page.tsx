import { createClient } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { FalProvider, useGenerateVideo } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { inputOf, type Told, tabWay } from './World.ts'

// One browser tab: it begins jobs, shows the newest of all tabs, cancels some,
// until somebody reloads or closes it, at any moment.

declare global {
  /** Writes into the tabs' journal. */
  var note: (told: Told) => Promise<void>
}

const shown = 4
const slotsKey = 'slots'
const client = createClient({ proxyUrl: '/api/fal', requestTimeoutMs: 3_000 })
const queryClient = new QueryClient()
const between = (low: number, high: number) =>
  low + Math.random() * (high - low)

const readSlots = (): string[] =>
  JSON.parse(localStorage.getItem(slotsKey) ?? '[]')

function Job({ slot, isMine }: { slot: string; isMine: boolean }) {
  const job = useGenerateVideo({ endpoint: ltx2TextToVideo, slot })
  const { generate, cancel, phase, error, requestId, cancelOutcome } = job
  // A job is begun once, by the tab that named it; a double click is one click.
  useEffect(() => {
    if (!isMine) return
    void note({ intentId: slot, what: 'begin' })
    generate(inputOf(slot))
    if (Math.random() < 0.3) generate(inputOf(slot))
  }, [isMine, generate, slot])
  useEffect(() => {
    if (Math.random() > 0.25) return
    const timer = setTimeout(cancel, between(0, 2_000))
    return () => clearTimeout(timer)
  }, [cancel])
  useEffect(() => {
    if (phase === 'completed') {
      void note({ intentId: slot, what: 'video', requestId })
    }
  }, [phase, requestId, slot])
  useEffect(() => {
    if (error === null) return
    const { name, final } = error
    void note({ intentId: slot, what: 'error', word: name, requestId, final })
  }, [error, requestId, slot])
  useEffect(() => {
    if (cancelOutcome === null) return
    void note({ intentId: slot, what: 'cancel', word: cancelOutcome })
  }, [cancelOutcome, slot])
  return <p>{phase}</p>
}

function App() {
  const [mine] = useState(() => new Set<string>())
  const [slots, setSlots] = useState(readSlots)
  useEffect(() => {
    const timer = setInterval(
      () => {
        const slot = `${tabWay}-${crypto.randomUUID()}`
        mine.add(slot)
        const newest = [...readSlots(), slot].slice(-shown)
        localStorage.setItem(slotsKey, JSON.stringify(newest))
        setSlots(newest)
      },
      between(700, 2_500),
    )
    return () => clearInterval(timer)
  }, [mine])
  return slots.map((slot) => (
    <Job key={slot} slot={slot} isMine={mine.has(slot)} />
  ))
}

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <QueryClientProvider client={queryClient}>
    <FalProvider client={client}>
      <App />
    </FalProvider>
  </QueryClientProvider>,
)
