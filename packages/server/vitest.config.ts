import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'server',
    include: ['{src,test,scripts}/**/*.test.ts'],
    // Real processes and sockets, on machines that may be busy.
    testTimeout: 30_000,
    // The key must not be in anything that any test makes the handler say, nor
    // in what the whole run prints.
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/globalSetup.ts'],
  },
})
