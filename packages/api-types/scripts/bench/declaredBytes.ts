import { join } from 'node:path'
import ts from 'typescript'

/** Bytes of the declarations that a project loads beside the language's own. */
export function declaredBytes(folder: string): number {
  const config = join(folder, 'tsconfig.json')
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    json,
    ts.sys,
    folder,
  )
  const program = ts.createProgram(fileNames, options)
  return program
    .getSourceFiles()
    .filter((file) => file.isDeclarationFile)
    .filter((file) => !program.isSourceFileDefaultLibrary(file))
    .reduce((sum, file) => sum + Buffer.byteLength(file.text), 0)
}
