import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'api-types',
    include: ['{src,test,scripts,overlay}/**/*.test.ts'],
    // Some tests run the compiler over hundreds of files.
    testTimeout: 120_000,
    typecheck: {
      enabled: true,
      include: ['{src,test}/**/*.test-d.ts'],
      // The 5.9 of this package: its messages are what Vitest reads.
      checker: 'tsc',
    },
  },
})
