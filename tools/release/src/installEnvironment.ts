import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Tarballs } from './packPackages.ts'
import { root } from './readPackages.ts'
import { runPnpm } from './run.ts'

/**
 * Copies `environments/<name>` to a folder outside of the house, where no
 * workspace can help it, and installs what it asks for: ours from the tarballs,
 * the rest from npm. The caller removes the folder.
 */
export async function installEnvironment(
  name: string,
  tarballs: Tarballs,
): Promise<URL> {
  const path = await mkdtemp(join(tmpdir(), `falvideo-${name}-`))
  const folder = pathToFileURL(`${path}/`)
  await cp(new URL(`environments/${name}/`, root), folder, { recursive: true })

  const file = new URL('package.json', folder)
  const manifest = JSON.parse(await readFile(file, 'utf8'))
  for (const one of Object.keys(manifest.dependencies))
    if (tarballs[one]) manifest.dependencies[one] = `file:${tarballs[one]}`
  await writeFile(file, JSON.stringify(manifest, null, 2))

  // Ours depend on each other by version, which no registry has yet.
  const overrides = Object.entries(tarballs).map(
    ([one, tarball]) => `  '${one}': 'file:${tarball}'\n`,
  )
  await writeFile(
    new URL('pnpm-workspace.yaml', folder),
    `overrides:\n${overrides.join('')}`,
  )
  await runPnpm(['install', '--prefer-offline', '--no-lockfile'], { folder })
  return folder
}
