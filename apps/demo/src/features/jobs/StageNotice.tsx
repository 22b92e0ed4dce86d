import type { ReactNode } from 'react'

/** Words on the stage, where there is no video to show. */
export function StageNotice(props: { title: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="grid min-h-60 place-items-center bg-raised p-6 text-center sm:aspect-video sm:rounded-xl"
    >
      <div className="max-w-prose text-muted">
        <p className="mb-2 font-semibold text-2xl text-ink tracking-tight sm:text-3xl">
          {props.title}
        </p>
        {props.children}
      </div>
    </div>
  )
}
