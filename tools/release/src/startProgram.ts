import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { root } from './readPackages.ts'
import type { RunOptions } from './run.ts'

/** A program that goes on until it is stopped. */
export type Program = {
  /** What `ready` matched in its output. */
  match: RegExpExecArray
  /** Ends it and everything it started. */
  stop: () => Promise<void>
}

/**
 * Starts a program and waits until its output matches `ready`.
 *
 * @throws Error with what it printed, where it ends before that.
 */
export function startProgram(
  program: string,
  parameters: readonly string[],
  ready: RegExp,
  { folder = root, env }: RunOptions = {},
): Promise<Program> {
  // A group of its own, so that what it starts ends with it.
  const child = spawn(program, parameters, {
    cwd: fileURLToPath(folder),
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const match = ready.exec(printed)
      if (match) resolve({ match, stop: () => stop(child) })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => {
      const command = [program, ...parameters].join(' ')
      reject(new Error(`${command} ended with ${code}\n${printed}`))
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = once(child, 'exit')
  process.kill(-child.pid)
  await ended
}
