/** A package's `exports`, as the published package.json has them. */
export type Exports = Record<string, { types: string; default: string }>

/**
 * The entry points as subpaths (`.`, `./fields`), each pattern filled in from
 * the files that it matches. Paths of files are relative to the package.
 */
export function listEntries(
  exports: Exports,
  files: readonly string[],
): string[] {
  return Object.entries(exports).flatMap(([entry, { types }]) => {
    if (!entry.includes('*')) return [entry]
    const [before = '', after = ''] = types.slice('./'.length).split('*')
    return files
      .filter((file) => file.startsWith(before) && file.endsWith(after))
      .map((file) => file.slice(before.length, file.length - after.length))
      .map((middle) => entry.replace('*', middle))
  })
}
