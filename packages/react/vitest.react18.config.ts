import { defineProject } from 'vitest/config'
import { browser, dependencies } from './test/node/browser.ts'

// The hooks with React 18; what does not render is the same with either.
export default defineProject({
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'react-18' },
      { find: /^react\//, replacement: 'react-18/' },
      { find: /^react-dom$/, replacement: 'react-dom-18' },
      { find: /^react-dom\//, replacement: 'react-dom-18/' },
    ],
  },
  optimizeDeps: { include: dependencies },
  test: {
    name: 'react-18',
    include: ['src/hooks/*.test.tsx', 'test/renders.test.tsx'],
    browser,
  },
})
