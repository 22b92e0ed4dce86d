import { afterEach, describe, expect, test, vi } from 'vitest'
import { downloadVideo } from './downloadVideo.ts'
import { getVideoProps } from './getVideoProps.ts'

const video = {
  url: URL.createObjectURL(new Blob(['video'], { type: 'video/mp4' })),
  file_name: 'render.mp4',
  width: 1920,
  height: 1080,
}

describe('getVideoProps', () => {
  test('default', () => {
    expect(getVideoProps({ video })).toEqual({
      src: video.url,
      width: 1920,
      height: 1080,
      muted: true,
      playsInline: true,
      controls: true,
      preload: 'metadata',
    })
  })

  test('behavior: no video yet', () => {
    expect(getVideoProps({ video: null }).src).toBeUndefined()
  })
})

describe('downloadVideo', () => {
  const clicked: Record<string, string | null>[] = []
  afterEach(() => {
    vi.restoreAllMocks()
    clicked.length = 0
  })
  const watchClicks = () =>
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      const { download, target, href } = this
      clicked.push({ download, target, href })
    })

  test('default', async () => {
    watchClicks()
    expect(await downloadVideo({ video })).toBe('saved')
    expect(clicked[0]).toMatchObject({ download: 'render.mp4' })
    expect(clicked[0]?.href).toMatch(/^blob:/)
  })

  test('parameters: name', async () => {
    watchClicks()
    await downloadVideo({ video }, 'mine.mp4')
    expect(clicked[0]?.download).toBe('mine.mp4')
  })

  test('behavior: opens a video whose bytes cannot be read', async () => {
    watchClicks()
    const url = 'http://127.0.0.1:1/away.mp4'
    expect(await downloadVideo({ video: { url } })).toBe('opened')
    expect(clicked[0]).toMatchObject({ target: '_blank', href: url })
  })

  test('behavior: abort', async () => {
    const done = downloadVideo({ video }, undefined, {
      signal: AbortSignal.abort(),
    })
    await expect(done).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('error: no video yet', async () => {
    await expect(downloadVideo({ video: null })).rejects.toThrow(TypeError)
  })
})
