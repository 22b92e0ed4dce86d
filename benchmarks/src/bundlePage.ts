import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A page of ours as one HTML text. `file` is relative to `benchmarks/`. */
export async function bundlePage(file: string, head = ''): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../${file}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    // React as users get it, with its profiler left in.
    alias: { 'react-dom/client': 'react-dom/profiling' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const script = outputFiles[0]?.text ?? ''
  return `<!doctype html><meta charset="utf-8"><body>${head}<script type="module">${script}</script>`
}
