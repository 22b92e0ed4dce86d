import { execFile } from 'node:child_process'
import { cp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { stagePackages, toPath } from './stagePackages.ts'

const require = createRequire(import.meta.url)
const tsc = require.resolve('typescript/bin/tsc')
const execute = promisify(execFile)

export type Diagnostics = {
  files: number
  lines: number
  types: number
  instantiations: number
  checkS: number
  totalS: number
  memoryMb: number
}

/** A project of one file: what a user would have open. */
export type TypeProject = { folder: URL; file: URL }

export async function createTypeProject(entry: string): Promise<TypeProject> {
  const folder = await stagePackages(`types-${entry.replaceAll('/', '-')}`)
  const file = new URL(basename(entry), folder)
  await cp(new URL(`../entries/${entry}`, import.meta.url), file)
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    jsx: 'react-jsx',
    types: [],
  }
  await writeFile(
    new URL('tsconfig.json', folder),
    JSON.stringify({ compilerOptions, files: [basename(entry)] }),
  )
  return { folder, file }
}

/** Checks it once. @throws where it has an error. */
export async function checkTypes({
  folder,
}: TypeProject): Promise<Diagnostics> {
  const { stdout } = await execute(
    process.execPath,
    [tsc, '--extendedDiagnostics', '-p', '.'],
    { cwd: toPath(folder) },
  )
  const read = (name: string): number => {
    const match = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)
    return Number(match?.[1] ?? Number.NaN)
  }
  const lines = [...stdout.matchAll(/^Lines of \w+:\s+(\d+)/gm)]
  return {
    files: read('Files'),
    lines: lines.reduce((sum, [, count]) => sum + Number(count), 0),
    types: read('Types'),
    instantiations: read('Instantiations'),
    checkS: read('Check time'),
    totalS: read('Total time'),
    memoryMb: Math.round(read('Memory used') / 1024),
  }
}
