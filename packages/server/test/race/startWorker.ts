import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { WorkerReport, WorkerTask } from './worker.ts'

// As a path, since the process may start in a folder that does not have it.
const { resolve } = createRequire(import.meta.url)
const loader = pathToFileURL(resolve('tsx')).href
const script = fileURLToPath(new URL('worker.ts', import.meta.url))

export type Worker = {
  ready: Promise<void>
  begin(): void
  /** What it said at its end; `null` if it was killed. */
  report: Promise<WorkerReport | null>
  kill(): void
}

/** Starts a process that submits. */
export function startWorker(task: WorkerTask): Worker {
  const child = spawn(
    process.execPath,
    ['--import', loader, script, JSON.stringify(task)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error('A worker ended too early.')))
    child.stdout.on('data', (text) => {
      output += text
      if (output.startsWith('ready\n')) resolve()
    })
  })
  const report = new Promise<WorkerReport | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null)
      else if (code === 0) resolve(JSON.parse(output.slice(6)) as WorkerReport)
      else reject(new Error(`A worker ended with ${code ?? signal}.`))
    })
  })
  return {
    ready,
    begin: () => child.stdin.write('go\n'),
    report,
    kill: () => child.kill('SIGKILL'),
  }
}
