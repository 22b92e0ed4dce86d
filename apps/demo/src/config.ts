import type { PageConfig } from '../server/pageConfig.ts'

/** What the server wrote into the page. */
export const config: PageConfig = {
  mode: 'emulator',
  serverLimitUsd: null,
  ...JSON.parse(document.getElementById('demo-config')?.textContent ?? '{}'),
}
