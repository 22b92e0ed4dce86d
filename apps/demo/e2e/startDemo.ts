import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')

export type RunningDemo = {
  url: string
  /** Empty in live mode. */
  emulatorUrl: string
  /** Everything it printed. */
  output: () => string
  /** Asks it to end; resolves to its exit code. */
  stop: () => Promise<number | null>
}

const start = [process.execPath, '--import', 'tsx', 'server/main.ts']

/** Starts the built demo as `pnpm demo` does, on a free port. */
export async function startDemo(
  env: Record<string, string> = {},
  [program = '', ...parameters]: readonly string[] = start,
): Promise<RunningDemo> {
  const { FAL_KEY: _, ...inherited } = process.env
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...inherited, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
    })
    child.once('exit', () => reject(new Error(`The demo ended:\n${output}`)))
  })
  return {
    url,
    emulatorUrl: /^emulator: (\S+)/m.exec(output)?.[1] ?? '',
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
}
