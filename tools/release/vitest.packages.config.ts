import { defineConfig } from 'vitest/config'

/*
 * What a stranger gets: tests of the packed packages, apart from `pnpm test`
 * because they build, pack and install. `.ci/run` runs both.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/globalSetup.ts',
    // An installation is as slow as the network.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
