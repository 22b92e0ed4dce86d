import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import { build, type Rollup } from 'vite'
import type { BrowserCommand } from 'vitest/node'

/** Bytes, minified and compressed by gzip. */
export type Size = {
  /** What a page loads before it shows anything. */
  first: number
  /** That and what loads by itself, ahead of the click. */
  all: number
}

/**
 * What a page with the hooks brings to the browser, the client inside, React
 * and TanStack Query outside.
 */
export const measureSize: BrowserCommand<[]> = async (): Promise<Size> => {
  const entry = fileURLToPath(new URL('../sizePage.tsx', import.meta.url))
  const bundles = await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rollupOptions: {
        external: [/^react/, /^@tanstack/],
        // As for an app, whose first file others may import from.
        preserveEntrySignatures: 'allow-extension',
      },
    },
  })
  const [bundle] = bundles as Rollup.RollupOutput[]
  const chunks = (bundle?.output ?? []).flatMap((it) =>
    it.type === 'chunk' ? [it] : [],
  )
  const sizes = new Map<string, number>()
  for (const { fileName, code } of chunks) {
    // Vite leaves the spaces of a library alone.
    const { code: small } = await transform(code, {
      minify: true,
      format: 'esm',
      target: 'es2022',
    })
    sizes.set(fileName, gzipSync(small, { level: 9 }).length)
  }
  const first = new Set(
    chunks.filter((it) => it.isEntry).map((it) => it.fileName),
  )
  for (const name of first) {
    const chunk = chunks.find((it) => it.fileName === name)
    for (const needed of chunk?.imports ?? []) first.add(needed)
  }
  const add = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
  return { first: add(first), all: add(sizes.keys()) }
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    measureSize(): Promise<Size>
  }
}
