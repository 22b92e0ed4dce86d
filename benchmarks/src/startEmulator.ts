import type { EmulatorOptions, LedgerJob } from '@falvideo/emulator'
import { startProcess } from './startProcess.ts'

const script = new URL('emulatorProcess.ts', import.meta.url)

export type EmulatorProcess = {
  url: string
  pid: number
  jobs: () => Promise<LedgerJob[]>
  stop: () => Promise<void>
}

/** An emulator in a process of its own, on a socket of this machine. */
export async function startEmulator(
  options: EmulatorOptions & { port?: number | undefined },
): Promise<EmulatorProcess> {
  const child = await startProcess(script, [
    JSON.stringify({ render: 'sample', crowd: 0, queueMs: 0, ...options }),
  ])
  return {
    url: child.line,
    pid: child.pid,
    async jobs() {
      const response = await fetch(`${child.line}/_emulator/ledger`)
      const { jobs } = (await response.json()) as { jobs: LedgerJob[] }
      return jobs
    },
    stop: child.stop,
  }
}
