import { type Process, startProcess } from '../src/startProcess.ts'

/** Keeps one process running, and kills it when told to. */
export type Keeper = {
  readonly kills: number
  /** SIGKILL, a pause, and a new one. Does nothing while it is being done. */
  kill: (pauseMs: number) => Promise<void>
  /** SIGKILL, and none after it. */
  end: () => Promise<void>
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function createKeeper(
  script: URL,
  args: () => readonly string[],
): Promise<Keeper> {
  let kills = 0
  let busy = Promise.resolve()
  let process: Process | undefined = await startProcess(script, args())
  const stop = async () => {
    await process?.stop()
    process = undefined
  }
  return {
    get kills() {
      return kills
    },
    async kill(pauseMs) {
      if (!process) return
      kills += 1
      await stop()
      busy = sleep(pauseMs).then(async () => {
        process = await startProcess(script, args())
      })
      await busy
    },
    async end() {
      // One that is just being started has to be there to be ended.
      await busy
      await stop()
    },
  }
}
