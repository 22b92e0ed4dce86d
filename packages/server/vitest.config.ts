import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'server',
    include: ['{src,test,scripts}/**/*.test.ts'],
    // Real processes and sockets, on machines that may be busy.
    testTimeout: 30_000,
    // The key must not be in anything that any test makes the handler say.
    setupFiles: ['test/watchForKey.ts'],
  },
})
