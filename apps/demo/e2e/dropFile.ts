import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from '@playwright/test'

/** Drops a file onto the page, as from a file manager. */
export async function dropFile(page: Page, path: string, type = 'image/jpeg') {
  const base64 = (await readFile(path)).toString('base64')
  const transfer = await page.evaluateHandle(
    async ([name, mime, data]) => {
      const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
      const items = new DataTransfer()
      items.items.add(new File([bytes], name, { type: mime }))
      return items
    },
    [basename(path), type, base64] as const,
  )
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', event, { dataTransfer: transfer })
  }
}
