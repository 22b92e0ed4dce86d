import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './readPackages.ts'
import { run, runPnpm } from './run.ts'

/**
 * Copies the house as git sees it, work in progress included, to a folder of
 * its own with a history of one commit, and installs it. Releases rewrite
 * files, so they are tried on a copy. The caller removes the folder.
 */
export async function copyHouse(): Promise<URL> {
  const path = await mkdtemp(join(tmpdir(), 'falvideo-house-'))
  const folder = pathToFileURL(`${path}/`)
  const listed = await run('git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '-z',
  ])
  const gone = await run('git', ['ls-files', '--deleted', '-z'])
  const missing = new Set(gone.split('\0'))
  for (const file of listed.split('\0'))
    if (file !== '' && !missing.has(file))
      await cp(new URL(file, root), new URL(file, folder), { recursive: true })
  await run('git', ['init', '--quiet', '--initial-branch=main'], { folder })
  await commit(folder, 'The house as it is')
  await runPnpm(['install', '--frozen-lockfile', '--prefer-offline'], {
    folder,
  })
  return folder
}

/** Commits everything in the copy. */
export async function commit(folder: URL, message: string): Promise<void> {
  const author = [
    '-c',
    'user.name=release',
    '-c',
    'user.email=release@localhost',
  ]
  await run('git', ['add', '--all'], { folder })
  await run('git', [...author, 'commit', '--quiet', '--message', message], {
    folder,
  })
}
