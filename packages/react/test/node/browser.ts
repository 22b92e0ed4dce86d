import { requireChromium } from '@falvideo/chromium'
import { playwright } from '@vitest/browser-playwright'
import type { BrowserConfigOptions } from 'vitest/node'
import { commands } from './commands.ts'

/** The Chromium of the tests, and what they ask of Node beside it. */
export const browser: BrowserConfigOptions = {
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
}

/** Found by the first test otherwise, which would reload the page under it. */
export const dependencies = [
  '@tanstack/react-query',
  'react',
  'react/jsx-dev-runtime',
  'react-dom/client',
  'react-dom/server',
  'vitest-browser-react',
]
