import { memoryStorage } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { QueryClient } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { expect, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { eventually } from './eventually.ts'
import { ServerPage } from './serverPage.tsx'
import { input, test } from './test.ts'

test('behavior: a server renders without a DOM, and hydrating it is silent', async ({
  fal,
}) => {
  const html = await commands.renderOnServer(fal.proxyUrl)
  expect(html).toContain('<p id="phase">idle</p>')
  expect(html).toContain('<p>0.48</p>')

  // The browser knows more than the server: it has a job of an earlier visit.
  const storage = memoryStorage()
  const client = fal.createClient({ storage })
  await client.submit(ltx2ImageToVideo, input, { label: 'default' })

  const complaints = [
    vi.spyOn(console, 'error'),
    vi.spyOn(console, 'warn'),
  ] as const
  const onRecoverableError = vi.fn()
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.append(root)
  const before = root.querySelector('#phase')
  const page = hydrateRoot(
    root,
    <ServerPage client={client} queryClient={new QueryClient()} />,
    { onRecoverableError },
  )
  await eventually(() =>
    expect(root.querySelector('#phase')?.textContent).toBe('queued'),
  )
  expect(root.querySelector('#jobs')?.textContent).toBe('1')
  // The same element: it was hydrated, not made anew.
  expect(root.querySelector('#phase')).toBe(before)
  expect(onRecoverableError).not.toHaveBeenCalled()
  for (const complaint of complaints) {
    expect(complaint).not.toHaveBeenCalled()
    complaint.mockRestore()
  }
  page.unmount()
  root.remove()
})
