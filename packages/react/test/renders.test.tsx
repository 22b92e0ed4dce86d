import { createConnection, createFollow, memoryStorage } from '@falvideo/client'
import { Profiler, version } from 'react'
import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { useGenerateVideo } from '../src/exports/index.ts'
import { createScriptedFetch } from './createScriptedFetch.ts'
import { eventually } from './eventually.ts'
import { Providers } from './renderHook.tsx'

const statusUpdates = 200
const logLines = 500

type ViewProps = { onRender(): void }

function PhaseAndVideo({ onRender }: ViewProps) {
  const { phase, video } = useGenerateVideo()
  onRender()
  return (
    <p id="phase">
      {phase} {video?.url}
    </p>
  )
}

function Logs({ onRender }: ViewProps) {
  const { logs } = useGenerateVideo()
  onRender()
  return <p id="logs">{logs.length}</p>
}

function Start({ onRender }: ViewProps) {
  const { generate } = useGenerateVideo()
  onRender()
  const input = { image_url: 'https://example.com/a.jpg', prompt: 'Forward' }
  return (
    <button type="button" onClick={() => generate(input)}>
      Start
    </button>
  )
}

test('behavior: renders for a job of 200 updates and 500 log lines', async () => {
  const script = createScriptedFetch({ statusUpdates, logLines })
  const client = createConnection(
    {
      baseUrl: 'http://127.0.0.1',
      fetch: script.fetch,
      storage: memoryStorage(),
    },
    { follow: createFollow(100) },
  )
  const counts = { phase: 0, logs: 0, start: 0, commits: 0 }
  const count = (name: keyof typeof counts) => () => {
    counts[name] += 1
  }
  const screen = await render(
    <Providers client={client} strict={false}>
      <Profiler id="phase" onRender={count('commits')}>
        <PhaseAndVideo onRender={count('phase')} />
      </Profiler>
      <Logs onRender={count('logs')} />
      <Start onRender={count('start')} />
    </Providers>,
  )
  await screen.getByText('Start').click()
  await eventually(() =>
    expect(document.querySelector('#phase')?.textContent).toMatch(
      /completed .*mp4/,
    ),
  )
  expect(document.querySelector('#logs')?.textContent).toBe(String(logLines))
  expect(script.sent).toEqual({ statusUpdates, logLines })
  await commands.print(
    `renders with React ${version}: ${JSON.stringify(counts)}`,
  )
  expect(counts.phase).toBeLessThanOrEqual(8)
  expect(counts.commits).toBeLessThanOrEqual(8)
  expect(counts.start).toBe(1)
})
