import { defineProject } from 'vitest/config'
import { browser, dependencies } from './test/node/browser.ts'

export default defineProject({
  optimizeDeps: { include: dependencies },
  test: {
    name: 'react',
    include: ['{src,test}/**/*.test.{ts,tsx}'],
    browser,
  },
})
