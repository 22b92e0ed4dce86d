import { requireChromium } from '@falvideo/chromium'
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Each worker has a server and an emulator of its own; renders take a core.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // A render takes what the machine gives; nothing waits for this otherwise.
  timeout: 900_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: requireChromium(),
      // Root may not use the sandbox, and tests often run as root in CI.
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    },
    locale: 'en-US',
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // What does not depend on the screen is shown once.
      testIgnore: /wholeWay|key\.|end\.|code|size|keyboard|machine|restart/,
      use: {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
})
