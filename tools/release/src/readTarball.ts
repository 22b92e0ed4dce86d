import type { Exports } from './listEntries.ts'
import { run } from './run.ts'

/** What is in a packed package. */
export type Tarball = {
  /** Paths relative to the package, without a leading `./`. */
  files: string[]
  manifest: Record<string, unknown> & { exports: Exports }
}

/** Reads the list of files and the package.json of a `.tgz`. */
export async function readTarball(path: string): Promise<Tarball> {
  const list = await run('tar', ['-tzf', path])
  const text = await run('tar', ['-xzOf', path, 'package/package.json'])
  const files = list
    .trim()
    .split('\n')
    .map((file) => file.slice('package/'.length))
  return { files, manifest: JSON.parse(text) }
}
