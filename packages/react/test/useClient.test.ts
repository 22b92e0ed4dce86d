/// <reference types="vite/client" />
import { expect, test } from 'vitest'

const modules = import.meta.glob<string>('../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const isTest = (file: string) => /\.test(-d)?\.tsx?$/.test(file)

/** Source by file, tests left out. */
const sources = new Map(
  Object.entries(modules).filter(([file]) => !isTest(file)),
)

// tsc emits file per file, so the directive stays where it is written.
test('behavior: what needs a client says so, and nothing else does', () => {
  expect(sources.size).toBeGreaterThan(40)
  for (const [file, source] of sources) {
    if (file.includes('/exports/')) continue
    const renders =
      /^import .*from 'react'/m.test(source) ||
      /^import \{[^}]*\buse[A-Z]\w*[^}]*\} from/m.test(source)
    const says = source.startsWith("'use client'\n")
    expect({ file, says }).toEqual({ file, says: renders })
  }
})

test('behavior: the factories bring no hook along', () => {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const source = sources.get(file)
    expect(source, file).toBeDefined()
    expect(source?.startsWith("'use client'"), file).toBe(false)
    for (const [, path = ''] of source?.matchAll(/'(\.[^']+\.tsx?)'/g) ?? []) {
      visit(`..${new URL(path, `file://${file.slice(2)}`).pathname}`)
    }
  }
  visit('../src/exports/query.ts')
  expect(seen.size).toBeGreaterThan(20)
})
