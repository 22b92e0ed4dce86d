import * as Tabs from '@radix-ui/react-tabs'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import type { Snippet } from './snippet.ts'
import { toCurl } from './toCurl.ts'
import { toFalClient } from './toFalClient.ts'
import { toPython } from './toPython.ts'
import { toReact } from './toReact.ts'
import { toTypeScript } from './toTypeScript.ts'

const writers = [
  { id: 'react', label: 'React', write: toReact },
  { id: 'typescript', label: 'TypeScript', write: toTypeScript },
  { id: 'curl', label: 'curl', write: toCurl },
  { id: 'python', label: 'Python', write: toPython },
  { id: 'fal-client', label: '@fal-ai/client', write: toFalClient },
] as const

/** The call that the form stands for, to take home. */
export default function CodePanel({ snippet }: { snippet: Snippet }) {
  const [open, setOpen] = useState('react')
  const { write } = writers.find(({ id }) => id === open) ?? writers[0]
  const text = write(snippet)
  return (
    <section aria-labelledby="code-title">
      <h2 id="code-title" className="font-semibold text-xl tracking-tight">
        {strings.code.title}
      </h2>
      <p className="text-muted">{strings.code.hint}</p>
      <Tabs.Root value={open} onValueChange={setOpen} className="mt-3">
        <div className="flex items-center justify-between gap-3 border-line border-b">
          <Tabs.List
            aria-label={strings.code.languages}
            className="flex min-w-0 overflow-x-auto"
          >
            {writers.map(({ id, label }) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="whitespace-nowrap border-transparent border-b-2 px-3 py-2 text-muted text-sm hover:text-ink data-[state=active]:border-ink data-[state=active]:font-semibold data-[state=active]:text-ink"
              >
                {label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <CopyButton text={text} />
        </div>
        {writers.map(({ id }) => (
          <Tabs.Content
            key={id}
            value={id}
            className="max-h-[28rem] overflow-auto rounded-b-lg bg-raised p-4"
          >
            <pre className="font-mono text-[0.8125rem] leading-relaxed">
              <code>{text}</code>
            </pre>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  )
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState<string | null>(null)
  const done = copied === text
  const Icon = done ? Check : Copy
  return (
    <Button
      look="bare"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(text))
      }}
    >
      <Icon size={16} aria-hidden="true" />
      <span role="status">
        {done ? strings.code.copied : strings.code.copy}
      </span>
    </Button>
  )
}
