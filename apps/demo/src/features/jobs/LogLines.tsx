import { useEffect, useRef } from 'react'
import { strings } from '../../strings.ts'

type LogLine = { message: string; timestamp?: string | null | undefined }

/** The log as it comes; stays at the end unless the reader scrolled up. */
export function LogLines({ logs }: { logs: readonly LogLine[] }) {
  const box = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = box.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [logs.length])

  return (
    <section aria-label={strings.job.log} className="min-w-0">
      <ol
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: element }) => {
          const rest = element.scrollHeight - element.scrollTop
          atEnd.current = rest - element.clientHeight < 24
        }}
        className="h-32 overflow-y-auto rounded-lg bg-raised px-3 py-2 font-mono text-muted text-xs leading-relaxed"
      >
        {logs.length === 0 && <li>{strings.job.emptyLog}</li>}
        {logs.map((line, index) => (
          <li key={index} className="break-words">
            {line.message}
          </li>
        ))}
      </ol>
    </section>
  )
}
