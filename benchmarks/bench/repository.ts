import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defineRow } from '../src/Row.ts'
import { round } from '../src/statistics.ts'
import type { Cell } from '../src/table.ts'

const execute = promisify(execFile)
const house = fileURLToPath(new URL('../../', import.meta.url))
const bin = (name: string) => `${house}node_modules/.bin/${name}`

const commands: { name: string; program: string; args: string[] }[] = [
  { name: 'build, cold', program: 'turbo', args: ['run', 'build', '--force'] },
  { name: 'build, cached', program: 'turbo', args: ['run', 'build'] },
  {
    name: 'check:types, cold',
    program: 'turbo',
    args: ['run', 'check:types', '--force'],
  },
  {
    name: 'check:types, cached',
    program: 'turbo',
    args: ['run', 'check:types'],
  },
  { name: 'biome ci', program: 'biome', args: ['ci', '.'] },
  { name: 'vitest run, every project', program: 'vitest', args: ['run'] },
]

/** Seconds a command of the house takes; the reason where it fails. */
async function time(program: string, args: string[]): Promise<Cell> {
  const start = performance.now()
  try {
    await execute(bin(program), args, { cwd: house, maxBuffer: 2 ** 28 })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as Partial<
      Record<string, string>
    >
    const failures = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => /FAIL|Error/.test(line))
    process.stderr.write(`${failures.join('\n')}\n`)
    return 'failed'
  }
  return round((performance.now() - start) / 1000, 1)
}

export default defineRow({
  title: 'The repository itself',
  async run() {
    const rows: Cell[][] = []
    for (const { name, program, args } of commands) {
      rows.push([name, await time(program, args)])
    }
    return {
      tables: [{ title: 'Seconds', columns: ['', 's'], rows }],
      notes: [
        'Turbo caches what is built and checked. Tests are never cached: a test that did not run has shown nothing.',
      ],
    }
  },
})
