import type { BrowserCommand } from 'vitest/node'

declare module 'vitest/browser' {
  interface BrowserCommands {
    steer(method: 'GET' | 'POST', url: string): Promise<unknown>
  }
}

/**
 * Calls an address below `/_emulator/` from Node: pages of other origins may
 * not.
 */
export const steer: BrowserCommand<
  [method: 'GET' | 'POST', url: string]
> = async (_context, method, url) => {
  const response = await fetch(url, { method })
  return response.json()
}
