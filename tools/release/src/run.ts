import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { root } from './readPackages.ts'

const execute = promisify(execFile)

/** Where and with what a command runs. */
export type RunOptions = {
  /** @default the house */
  folder?: URL | undefined
  /** Variables beside our own ones. */
  env?: Record<string, string> | undefined
}

/**
 * Runs a program to its end and gives what it printed on both streams.
 *
 * @throws Error with everything it printed, where it ends with a fault.
 */
export async function run(
  program: string,
  parameters: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { folder = root, env } = options
  try {
    const { stdout, stderr } = await execute(program, parameters, {
      cwd: fileURLToPath(folder),
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout + stderr
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as {
      stdout?: string
      stderr?: string
    }
    const command = [program, ...parameters].join(' ')
    throw new Error(`${command}\n${stdout}${stderr}`, { cause })
  }
}

/** The house's pnpm, also on a machine that has only npm. */
export function runPnpm(
  parameters: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const script = fileURLToPath(new URL('.ci/pnpm', root))
  return run('bash', [script, ...parameters], options)
}
