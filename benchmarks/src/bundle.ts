import { cp } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { stagePackages, toPath } from './stagePackages.ts'

export type Bundle = {
  /** What has to arrive before anything runs: minified bytes, and gzipped. */
  minified: number
  gzip: number
  /** The same with what is loaded when first needed. */
  gzipWithLazy: number
}

/** Bundles an entry as a page would, from our packages as they are published. */
export async function bundle(
  entry: string,
  external: readonly string[] = [],
): Promise<Bundle> {
  const project = await stagePackages(`bytes-${entry.replaceAll('/', '-')}`)
  const file = new URL(`index-${basename(entry)}`, project)
  await cp(new URL(`../entries/${entry}`, import.meta.url), file)
  const { metafile, outputFiles } = await build({
    absWorkingDir: toPath(project),
    entryPoints: [toPath(file)],
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    write: false,
    external: [...external],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const contents = new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(toPath(project).length),
      contents,
    ]),
  )
  const first = firstLoaded(metafile)
  const gzip = (names: Iterable<string>): number =>
    sum(
      names,
      (name) => gzipSync(contents.get(name) ?? '', { level: 9 }).length,
    )
  return {
    minified: sum(first, (name) => contents.get(name)?.length ?? 0),
    gzip: gzip(first),
    gzipWithLazy: gzip(contents.keys()),
  }
}

function sum<T>(items: Iterable<T>, measure: (item: T) => number): number {
  let total = 0
  for (const item of items) total += measure(item)
  return total
}

/** The entry's chunk, and those it imports at once. */
function firstLoaded({ outputs }: Metafile): Set<string> {
  const found = new Set<string>()
  const add = (name: string) => {
    if (found.has(name) || !outputs[name]) return
    found.add(name)
    for (const { path, kind } of outputs[name].imports) {
      if (kind === 'import-statement') add(path)
    }
  }
  for (const [name, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint?.includes('index-')) add(name)
  }
  return found
}
