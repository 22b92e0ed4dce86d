import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * The declarations of this package as they are published, by path below
 * `dist`.
 *
 * @param packageFolder the folder with `tsconfig.build.json`
 */
export function emitDeclarations(packageFolder: string): Map<string, string> {
  const config = join(packageFolder, 'tsconfig.build.json')
  const { config: json } = ts.readConfigFile(config, (path) =>
    readFileSync(path, 'utf8'),
  )
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    json,
    ts.sys,
    packageFolder,
  )
  const out = join(packageFolder, 'dist/')
  const files = new Map<string, string>()
  const program = ts.createProgram(fileNames, {
    ...options,
    outDir: out,
    emitDeclarationOnly: true,
    declarationMap: false,
  })
  program.emit(undefined, (path, text) => {
    files.set(path.slice(out.length), text)
  })
  return files
}
