import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

type Process = { parent: number; command: string }

/** A process of npm or pnpm, or the shell that one of them starts. */
const runner = /^(\S*node\S* )?\S*\b(npm|npx|pnpm)(\.\w+)?( |$)/
const shell = /^(\S*\/)?sh -c /

/**
 * Calls back when npm or pnpm, which started this process, is gone.
 *
 * `npx pnpm demo` is npm, a shell, pnpm, a shell, pnpm, a shell, and then this
 * process. A shell that is told to end does not tell what it started, so a
 * SIGTERM to the first of them never arrives here, and the port stays taken.
 * Where there is no `ps` (Windows) nothing is watched.
 */
export async function onRunnerEnd(callback: () => void): Promise<void> {
  const processes = await listProcesses().catch(() => undefined)
  if (processes === undefined) return
  const watched = findRunners(processes, process.ppid)
  if (watched.length === 0) return
  const timer = setInterval(() => {
    if (watched.every(isAlive)) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
}

/**
 * From the given process up to the uppermost npm or pnpm without anything else
 * between. What started that one may end as it likes.
 */
function findRunners(
  processes: ReadonlyMap<number, Process>,
  parent: number,
): number[] {
  const chain: number[] = []
  let length = 0
  for (let pid = parent; ; ) {
    const found = processes.get(pid)
    if (found === undefined) break
    const isRunner = runner.test(found.command)
    if (!isRunner && !shell.test(found.command)) break
    chain.push(pid)
    if (isRunner) length = chain.length
    pid = found.parent
  }
  return chain.slice(0, length)
}

async function listProcesses(): Promise<Map<number, Process>> {
  const columns = ['-A', '-ww', '-o', 'pid=,ppid=,args=']
  const { stdout } = await promisify(execFile)('ps', columns)
  const rows = stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)
  return new Map(
    Array.from(rows, ([, pid, parent, command = '']) => [
      Number(pid),
      { parent: Number(parent), command },
    ]),
  )
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
