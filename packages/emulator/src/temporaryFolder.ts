import { rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Machine and process stand in the name, so that leftovers can be told. */
const prefix = `falvideo-emulator-${hostname()}-`

/**
 * Makes a folder for as long as this process lives, and removes those of
 * processes that were killed before they could.
 */
export async function makeTemporaryFolder(): Promise<string> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  if (folders.size === 0) process.once('exit', removeAll)
  folders.add(folder)
  return folder
}

/** Removes a folder made here, with all that is in it. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  folders.delete(folder)
  if (folders.size === 0) process.off('exit', removeAll)
  await rm(folder, { recursive: true, force: true })
}

/** Those of this process that nobody has removed yet. */
const folders = new Set<string>()

/** Whoever forgets to close leaves nothing behind either. */
function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  const leftovers = names.filter((name) => {
    if (!name.startsWith(prefix)) return false
    const [, pid] = /^(\d+)-/.exec(name.slice(prefix.length)) ?? []
    return pid !== undefined && !isAlive(Number(pid))
  })
  const options = { recursive: true, force: true }
  // Somebody else may be removing them as well, or may own them.
  await Promise.allSettled(
    leftovers.map((name) => rm(join(tmpdir(), name), options)),
  )
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(pid, 0)
  } catch (error) {
    // A process of another user may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
