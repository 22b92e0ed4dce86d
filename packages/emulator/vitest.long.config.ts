import { defineConfig } from 'vitest/config'

/** Minutes of encoding, for continuous integration: `pnpm test:long`. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.ts'],
    testTimeout: 1_800_000,
  },
})
