import { lazy, Suspense, useState } from 'react'
import { config } from './config.ts'
import { JobFollower } from './features/jobs/JobFollower.tsx'
import { useJobBook } from './features/jobs/jobBook.ts'
import { Studio } from './features/Studio.tsx'
import { strings } from './strings.ts'
import { Header } from './ui/Header.tsx'
import { useRoute } from './useRoute.ts'

// What the first look does not need comes when it is asked for.
const Gallery = lazy(() => import('./features/gallery/Gallery.tsx'))
const Compare = lazy(() => import('./features/gallery/Compare.tsx'))
const Levers = lazy(() => import('./features/levers/Levers.tsx'))

/** The whole page. Jobs are followed here, whatever view is open. */
export function App() {
  const route = useRoute()
  const records = useJobBook()
  const [levers, setLevers] = useState(false)
  return (
    <div className="flex min-h-dvh flex-col">
      <button
        type="button"
        onClick={() => document.querySelector('main')?.focus()}
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-ink focus:p-3 focus:text-paper"
      >
        {strings.skip}
      </button>
      {config.mode === 'live' && (
        <p
          role="note"
          className="bg-signal px-4 py-2 text-center font-medium text-paper text-sm"
        >
          {strings.mode.liveBanner(config.serverLimitUsd)}
        </p>
      )}
      <Header onLevers={() => setLevers(true)} />
      <main tabIndex={-1} className="flex-1 pb-10 outline-none">
        <Suspense>
          {route.view === 'gallery' && <Gallery />}
          {route.view === 'compare' && <Compare slots={route.slots} />}
          {/* Kept, so that a form half filled in is there on the way back. */}
          <div hidden={route.view !== 'studio'}>
            <Studio selected={route.view === 'studio' ? route.slot : null} />
          </div>
        </Suspense>
      </main>
      {records
        .filter(({ ending }) => ending === null)
        .map((record) => (
          <JobFollower key={record.slot} record={record} />
        ))}
      {levers && (
        <Suspense>
          <Levers onClose={() => setLevers(false)} />
        </Suspense>
      )}
    </div>
  )
}
