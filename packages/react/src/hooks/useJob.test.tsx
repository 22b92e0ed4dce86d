import { memoryStorage, type Receipt } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { Component, type ReactNode, Suspense } from 'react'
import { describe, expect, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { eventually } from '../../test/eventually.ts'
import { Providers, renderHook } from '../../test/renderHook.tsx'
import { type Fal, input, queueMs, runMs, test } from '../../test/test.ts'
import { useJob } from './useJob.ts'
import { useSuspenseJob } from './useSuspenseJob.ts'

async function submit(fal: Fal) {
  const client = fal.createClient({ storage: memoryStorage() })
  const { receipt } = await client.submit(ltx2ImageToVideo, input)
  return { client, receipt }
}

test('default: a job that a server submitted', async ({ fal }) => {
  const { receipt } = await submit(fal)
  const { result } = await renderHook(
    () => ({ ...useJob(JSON.parse(JSON.stringify(receipt)) as Receipt) }),
    { client: fal.createClient() },
  )
  await eventually(() => expect(result.current.phase).toBe('queued'))
  await fal.advance(queueMs)
  await eventually(() => expect(result.current.phase).toBe('running'))
  await fal.advance(runMs)
  await eventually(() => expect(result.current.phase).toBe('completed'))
  expect(result.current.video?.url).toMatch(/\.mp4$/)
  expect((await fal.read()).submits).toBe(1)
})

test('parameters: select', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  await fal.advance(queueMs + runMs)
  const select = (output: { video: { url: string } }) => output.video.url
  const { result } = await renderHook(
    () => ({ ...useJob(receipt, { select }) }),
    { client },
  )
  await eventually(() => expect(result.current.data).toMatch(/\.mp4$/))
})

test('behavior: two components, one watch', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  const { result } = await renderHook(
    () => [{ ...useJob(receipt) }, { ...useJob(receipt) }] as const,
    { client },
  )
  await fal.advance(queueMs + runMs)
  await eventually(() => expect(result.current[1].phase).toBe('completed'))
  const { routes } = await fal.read()
  expect(routes.filter((route) => route === 'result')).toHaveLength(1)
})

test('behavior: cancel', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  const { result } = await renderHook(() => ({ ...useJob(receipt) }), {
    client,
  })
  expect((await result.current.cancel()).outcome).toBe('removed')
  await eventually(() => expect(result.current.phase).toBe('cancelled'))
})

test('behavior: functions stay the same', async ({ fal }) => {
  const { client, receipt } = await submit(fal)
  const { result, rerender } = await renderHook(() => useJob(receipt), {
    client,
  })
  const { cancel, stopWatching, resume } = result.current
  await fal.advance(queueMs)
  await rerender()
  expect(result.current).toMatchObject({ cancel, stopWatching, resume })
})

class Boundary extends Component<{ children: ReactNode }> {
  override state: { error: Error | null } = { error: null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    const { error } = this.state
    return error === null ? this.props.children : <p>{error.name}</p>
  }
}

function Video({ receipt }: { receipt: Receipt<object> }) {
  return <p>{useSuspenseJob(receipt).video === null ? 'no video' : 'video'}</p>
}

describe('Suspense', () => {
  test('default', async ({ fal }) => {
    const { client, receipt } = await submit(fal)
    const screen = await render(
      <Providers client={client}>
        <Suspense fallback={<p>rendering</p>}>
          <Video receipt={receipt} />
        </Suspense>
      </Providers>,
    )
    await expect.element(screen.getByText('rendering')).toBeVisible()
    await fal.advance(queueMs + runMs)
    await expect
      .element(screen.getByText('video', { exact: true }))
      .toBeVisible()
  })

  test('error: content policy', async ({ fal }) => {
    await fal.addFault({ route: 'result', kind: 'content-policy' })
    const { client, receipt } = await submit(fal)
    const silence = vi.spyOn(console, 'error').mockImplementation(() => {})
    const screen = await render(
      <Providers client={client}>
        <Boundary>
          <Suspense fallback={<p>rendering</p>}>
            <Video receipt={receipt} />
          </Suspense>
        </Boundary>
      </Providers>,
    )
    await fal.advance(queueMs + runMs)
    await expect.element(screen.getByText('ContentRejectedError')).toBeVisible()
    silence.mockRestore()
  })
})
