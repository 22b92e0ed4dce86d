import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-api'

const isOptions = /(Options|Parameters|Props)$/

/**
 * The options that a package takes: for each type of its `src/exports/` whose
 * name says that it is one, the names of its members, those of every member of
 * a union included.
 *
 * @param folder of the package. Ends with a slash.
 */
export function readOptions(folder: URL): Map<string, string[]> {
  const exports = new URL('src/exports/', folder)
  const files = readdirSync(exports)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => fileURLToPath(new URL(name, exports)))
  const program = ts.createProgram(files, readSettings(folder))
  const checker = program.getTypeChecker()
  const found = files
    .map((file) => program.getSourceFile(file))
    .flatMap((source) => (source ? listExports(checker, source) : []))
    .filter(({ name }) => isOptions.test(name))
    .map(({ name, symbol }) => [name, listMembers(checker, symbol)] as const)
  return new Map(found)
}

function readSettings(folder: URL): ts.CompilerOptions {
  const path = fileURLToPath(folder)
  const { config } = ts.readConfigFile(`${path}tsconfig.json`, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, path).options
}

function listExports(checker: ts.TypeChecker, source: ts.SourceFile) {
  const module = checker.getSymbolAtLocation(source)
  const symbols = module ? checker.getExportsOfModule(module) : []
  return symbols.map((symbol) => ({
    name: symbol.name,
    symbol:
      symbol.flags & ts.SymbolFlags.Alias
        ? checker.getAliasedSymbol(symbol)
        : symbol,
  }))
}

function listMembers(checker: ts.TypeChecker, symbol: ts.Symbol): string[] {
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const types = type.isUnion() ? type.types : [type]
  return types.flatMap((one) =>
    checker.getPropertiesOfType(one).map(({ name }) => name),
  )
}
