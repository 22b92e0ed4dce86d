import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../src/createClient.ts'
import { ltx2ImageToVideo } from '../../src/exports/endpoints.ts'
import type { Clock } from '../../src/utils/clock.ts'
import { credentials, input, newClient, reset, routes } from './emulator.ts'

beforeEach(reset)

describe('a key in a page', () => {
  test('error: refused, with the way to do it right', () => {
    expect(() => createClient({ credentials })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringContaining(
          'createClient({ proxyUrl: "/api/fal" })',
        ),
      }),
    )
  })

  test('error: refused from a function too, and before it is called', () => {
    const get = vi.fn(() => credentials)
    expect(() => createClient({ credentials: get })).toThrow('proxyUrl')
    expect(get).not.toHaveBeenCalled()
  })
})

test('default: a job by its stream', async () => {
  const phases: string[] = []
  const { data } = await newClient().generate(ltx2ImageToVideo, input, {
    onStatus: ({ phase }) => phases.push(phase),
  })
  expect(data.video.url).toMatch(/^http/)
  expect(phases.at(-1)).toBe('fetching')
  expect(await routes()).toEqual(['submit', 'stream', 'result'])
})

describe('an immediate look', () => {
  // No timer fires by itself: only the page can wake a sleeping watch.
  const stopped: Clock = { now: () => 0, startTimer: () => () => {} }

  test.each([
    ['online', () => window.dispatchEvent(new Event('online'))],
    [
      'visibilitychange',
      () => document.dispatchEvent(new Event('visibilitychange')),
    ],
  ])('behavior: on %s', async (_, wake) => {
    const client = newClient({ clock: stopped })
    const job = await client.submit(ltx2ImageToVideo, input)
    const waiting = job.wait({ transport: 'poll' })
    const looks = async () =>
      (await routes()).filter((route) => route === 'status').length
    expect(await looks()).toBe(0)
    wake()
    await vi.waitFor(async () => expect(await looks()).toBe(1))
    // Until the job is over each look has to be asked for.
    await vi.waitFor(async () => {
      wake()
      expect(await looks()).toBeGreaterThan(1)
    })
    const ended = vi.fn()
    waiting.then(ended)
    await vi.waitFor(
      () => {
        wake()
        expect(ended).toHaveBeenCalledWith(
          expect.objectContaining({ status: 'completed' }),
        )
      },
      { timeout: 10_000 },
    )
  })
})

describe('upload over XMLHttpRequest', () => {
  const bytes = 40_000_000
  const file = () => new File([new Uint8Array(bytes)], 'a.mp4')

  test('parameters: onProgress, while the bytes are on their way', async () => {
    const seen: number[] = []
    const { url } = await newClient().upload(file(), {
      partBytes: bytes,
      onProgress: ({ sentBytes }) => seen.push(sentBytes),
    })
    const between = seen.filter((sent) => sent > 0 && sent < bytes)
    expect(between.length).toBeGreaterThan(0)
    expect([...seen].sort((one, other) => one - other)).toEqual(seen)
    expect(seen.at(-1)).toBe(bytes)
    const stored = await fetch(url, { method: 'HEAD' })
    expect(stored.headers.get('content-length')).toBe(`${bytes}`)
    expect((await routes()).filter((route) => route === 'put')).toHaveLength(1)
  })

  test('behavior: an abort on the way stops it', async () => {
    const controller = new AbortController()
    const uploading = newClient().upload(file(), {
      partBytes: bytes,
      signal: controller.signal,
      onProgress: () => controller.abort('enough'),
    })
    await expect(uploading).rejects.toBe('enough')
  })

  test('default: in parts, each with its tag', async () => {
    const { url } = await newClient().upload(file(), { partBytes: 4_000_000 })
    const stored = await fetch(url, { method: 'HEAD' })
    expect(stored.headers.get('content-length')).toBe(`${bytes}`)
    expect(
      (await routes()).filter((route) => route === 'putPart'),
    ).toHaveLength(10)
  })
})
