import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { createStore, type Store } from '../../test/createStore.ts'
import { useTracked } from './useTracked.ts'

type Job = { phase: string; logs: number; video: string | null }
const idle: Job = { phase: 'idle', logs: 0, video: null }

type ShowProps = {
  store: Store<Job>
  read(job: Job): string | null
  onRender?(): void
}

function Show({ store, read, onRender }: ShowProps) {
  onRender?.()
  return <p>{read(useTracked(store))}</p>
}

const readPhase = (job: Job) => job.phase

test('default: renders once per change of what was read', async () => {
  const store = createStore({ initial: idle })
  const onRender = vi.fn()
  const screen = await render(
    <Show store={store} read={readPhase} onRender={onRender} />,
  )
  for (let logs = 1; logs <= 500; logs++) {
    store.set({ ...store.get(), logs })
  }
  expect(onRender).toHaveBeenCalledTimes(1)
  store.set({ ...store.get(), phase: 'running' })
  await expect.element(screen.getByText('running')).toBeVisible()
  expect(onRender).toHaveBeenCalledTimes(2)
})

test('behavior: a field read for the first time is up to date', async () => {
  const store = createStore({ initial: idle })
  const screen = await render(<Show store={store} read={readPhase} />)
  store.set({ ...store.get(), logs: 7 })
  const readLogs = (job: Job) => `lines: ${job.logs}`
  await screen.rerender(<Show store={store} read={readLogs} />)
  await expect.element(screen.getByText('lines: 7')).toBeVisible()
  store.set({ ...store.get(), logs: 8 })
  await expect.element(screen.getByText('lines: 8')).toBeVisible()
})

test('behavior: spreading reads everything', async () => {
  const store = createStore({ initial: idle })
  const readAll = (job: Job) => JSON.stringify({ ...job })
  const screen = await render(<Show store={store} read={readAll} />)
  store.set({ ...store.get(), video: 'a' })
  await expect.element(screen.getByText('"video":"a"')).toBeVisible()
})

test('behavior: a component that reads nothing never renders again', async () => {
  const store = createStore({ initial: idle })
  const onRender = vi.fn()
  await render(<Show store={store} read={() => null} onRender={onRender} />)
  store.set({ phase: 'running', logs: 1, video: 'a' })
  expect(onRender).toHaveBeenCalledTimes(1)
})

test('behavior: StrictMode', async () => {
  const store = createStore({ initial: idle })
  const screen = await render(<Show store={store} read={readPhase} />, {
    wrapper: StrictMode,
  })
  store.set({ ...store.get(), phase: 'queued' })
  await expect.element(screen.getByText('queued')).toBeVisible()
})

test('behavior: a server renders the initial value', () => {
  const store = createStore({ initial: idle })
  store.set({ ...idle, phase: 'running' })
  expect(renderToString(<Show store={store} read={readPhase} />)).toBe(
    '<p>idle</p>',
  )
})
