import { readFile, writeFile } from 'node:fs/promises'
import { readPackages, root } from './readPackages.ts'

/*
 * Provenance binds a package to the repository that built it, and npm refuses
 * it where package.json names another one or none. The release job knows which
 * repository it runs in, forks included, so it is written there and not here.
 * Outside of a workflow this does nothing.
 */
const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = process.env

if (repository !== undefined && server !== undefined)
  for (const { folder } of await readPackages()) {
    const file = new URL('package.json', folder)
    const manifest = JSON.parse(await readFile(file, 'utf8'))
    manifest.repository = {
      type: 'git',
      url: `git+${server}/${repository}.git`,
      directory: folder.pathname.slice(root.pathname.length, -1),
    }
    await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`)
  }
