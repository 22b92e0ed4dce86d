import { requireChromium } from '@falvideo/chromium'
import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'

export default defineProject({
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
    },
  },
})
