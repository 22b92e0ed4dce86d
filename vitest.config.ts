import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'packages/client/vitest.browser.config.ts',
      // The hooks once more, with the oldest React they promise.
      'packages/react/vitest.react18.config.ts',
      'tools/*/vitest.config.ts',
      'benchmarks/vitest.config.ts',
    ],
  },
})
