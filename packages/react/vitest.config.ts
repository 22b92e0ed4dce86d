import { requireChromium } from '@falvideo/chromium'
import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'
import { commands } from './test/node/commands.ts'

export default defineProject({
  // Found by the first test otherwise, which would reload the page under it.
  optimizeDeps: {
    include: [
      '@tanstack/react-query',
      'react',
      'react/jsx-dev-runtime',
      'react-dom/client',
      'react-dom/server',
      'vitest-browser-react',
    ],
  },
  test: {
    name: 'react',
    include: ['{src,test}/**/*.test.{ts,tsx}'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: requireChromium(),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-background-networking',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
      commands,
    },
  },
})
