import { dirname, join } from 'node:path'
import ts from 'typescript'

const library = dirname(ts.getDefaultLibFilePath({}))

const defaults: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  // Of the standard library the types need no more.
  lib: ['lib.es5.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
}

/** A complaint of the compiler. */
export interface Complaint {
  file: string
  /** From 0. */
  line: number
  message: string
}

const parsed = new Map<string, ts.SourceFile>()

/**
 * What TypeScript 5.9 has to say of some files, by path and text.
 *
 * @param more options beside those of a strict consumer
 */
export function complaintsOf(
  files: ReadonlyMap<string, string>,
  more: ts.CompilerOptions = {},
): Complaint[] {
  const options = { ...defaults, ...more }
  const at = (path: string) => join('/virtual', path)
  const texts = new Map([...files].map(([path, text]) => [at(path), text]))
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (path) => {
      const own = texts.get(path)
      if (own !== undefined)
        return ts.createSourceFile(path, own, ts.ScriptTarget.ES2022)
      const known = parsed.get(path)
      if (known) return known
      const text = ts.sys.readFile(join(library, path.replace(/.*\//, '')))
      if (text === undefined) return undefined
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
      parsed.set(path, file)
      return file
    },
    fileExists: (path) => texts.has(path),
    readFile: (path) => texts.get(path),
    directoryExists: () => true,
    writeFile: () => {},
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
    file: diagnostic.file?.fileName.slice('/virtual/'.length) ?? '',
    line: diagnostic.file
      ? ts.getLineAndCharacterOfPosition(diagnostic.file, diagnostic.start ?? 0)
          .line
      : 0,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }))
}

/** A file that gives values to a type, one a line from line 1 on. */
export function assignments(from: string, values: readonly unknown[]): string {
  const lines = values.map(
    (value, index) =>
      `export const v${index}: Input = ${JSON.stringify(value)}`,
  )
  return [`import type { Input } from '${from}'`, ...lines].join('\n')
}
