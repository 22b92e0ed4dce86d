import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import type { BrowserCommand } from 'vitest/node'

type Page = typeof import('../serverPage.tsx')

/** HTML of the server page, made in Node, where there is no DOM at all. */
export const renderOnServer: BrowserCommand<[proxyUrl: string]> = async (
  _context,
  proxyUrl,
) => {
  if ('document' in globalThis || 'localStorage' in globalThis) {
    throw new Error('This is no server: it has a DOM.')
  }
  const { renderPage }: Page = await tsImport('../serverPage.tsx', {
    parentURL: import.meta.url,
    // Says how JSX is read, wherever the tests are started.
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
  })
  // What loads later has to load there too; in React Native as well.
  await tsImport('../../src/work.ts', import.meta.url)
  return renderPage(proxyUrl)
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    renderOnServer(proxyUrl: string): Promise<string>
  }
}
