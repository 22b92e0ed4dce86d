import { readdir, readFile } from 'node:fs/promises'
import { lintWorkflow } from './lintWorkflow.ts'

const folder = new URL('../../../.github/workflows/', import.meta.url)

const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name))
let faults = 0
for (const file of files) {
  const text = await readFile(new URL(file, folder), 'utf8')
  for (const { line, column, message } of await lintWorkflow(file, text)) {
    faults += 1
    console.error(`.github/workflows/${file}:${line}:${column} ${message}`)
  }
}
console.log(`${files.length} workflows, ${faults} faults`)
// The linter's WebAssembly keeps the process alive until it is told to end.
process.exit(files.length > 0 && faults === 0 ? 0 : 1)
