import { requireChromium } from '@falvideo/chromium'
import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'
import { steer } from './test/browser/steer.ts'

// What only a browser can show: XMLHttpRequest, Web Locks, events of a page.
export default defineProject({
  optimizeDeps: { include: ['openapi-fetch'] },
  test: {
    name: 'client-browser',
    include: ['test/browser/*.test.ts'],
    // One emulator for all, and each test makes it forget everything.
    fileParallelism: false,
    globalSetup: 'test/browser/setup.ts',
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: requireChromium(),
          args: ['--no-sandbox', '--disable-gpu'],
        },
      }),
      instances: [{ browser: 'chromium' }],
      commands: { steer },
    },
  },
})
