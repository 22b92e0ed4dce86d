import { type ComponentType, Profiler, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Script, scriptedFetch } from './scriptedFetch.ts'

/** What a page found out about itself. */
export type PageReport = {
  /** Calls of the job components, all together. */
  renders: number
  commits: number
  /** Time React spent rendering, as its profiler says. */
  renderMs: number
  finished: number
}

export type PageOptions = Script & { jobs: number; showLogs: boolean }

export type JobProps = {
  /** Names the job on the page. */
  name: string
  showLogs: boolean
}

declare global {
  var pageOptions: PageOptions
  var pageReport: Promise<PageReport>
}

let renders = 0
let finished = 0
let finish = () => {}

/** To be called in every render of a job's component. */
export function countRender(): void {
  renders += 1
}

/** To be called once for every job whose video is there. */
export function noteFinished(): void {
  finished += 1
  if (finished === globalThis.pageOptions.jobs) finish()
}

/** Shows the jobs of a page, which start by themselves, and counts. */
export function mount(
  Job: ComponentType<JobProps>,
  Around: ComponentType<{ children: ReactNode; fetch: typeof fetch }>,
): void {
  const { jobs, showLogs, ...script } = globalThis.pageOptions
  let commits = 0
  let renderMs = 0
  globalThis.pageReport = new Promise((resolve) => {
    finish = () =>
      // After the last render has been committed.
      setTimeout(() => resolve({ renders, commits, renderMs, finished }), 100)
  })
  const element = document.body.appendChild(document.createElement('main'))
  createRoot(element).render(
    <Around fetch={scriptedFetch(script)}>
      <Profiler
        id="jobs"
        onRender={(_id, _phase, actualDuration) => {
          commits += 1
          renderMs += actualDuration
        }}
      >
        {Array.from({ length: jobs }, (_, index) => (
          <Job key={String(index)} name={`job ${index}`} showLogs={showLogs} />
        ))}
      </Profiler>
    </Around>,
  )
}

/** What every page shows of a job. */
export function View(props: {
  phase: string
  position: number | null
  url: string | null
  logs?: readonly { message: string; timestamp: string }[] | undefined
}): ReactNode {
  return (
    <section>
      {props.phase} {props.position} {props.url}
      <ol>
        {props.logs?.map(({ message, timestamp }) => (
          <li key={`${timestamp} ${message}`}>{message}</li>
        ))}
      </ol>
    </section>
  )
}
