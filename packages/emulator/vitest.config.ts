import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'emulator',
    include: ['{src,test,scripts}/**/*.test.ts'],
    // Some tests encode video, on machines that have other things to do.
    testTimeout: 60_000,
  },
})
