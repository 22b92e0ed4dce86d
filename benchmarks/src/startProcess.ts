import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Process = {
  pid: number
  /** The first line it printed: where it is to be found. */
  line: string
  /** Ends it and waits until it is gone. */
  stop: () => Promise<void>
}

/**
 * Starts a script of ours, and waits for its first line. It ends with us: its
 * standard input closes then.
 */
export async function startProcess(
  script: URL,
  args: readonly string[] = [],
): Promise<Process> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(script), ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const gone = new Promise<void>((resolve) =>
    child.once('close', () => resolve()),
  )
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`${script} ended at once, with ${code}.`)),
    )
  })
  return {
    pid: child.pid ?? 0,
    line,
    async stop() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
