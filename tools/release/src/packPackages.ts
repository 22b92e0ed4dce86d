import { fileURLToPath } from 'node:url'
import { readPackages } from './readPackages.ts'
import { runPnpm } from './run.ts'

/** The path of each package's tarball, by name. */
export type Tarballs = Record<string, string>

/**
 * Builds every package and packs it as `pnpm publish` would: only pnpm puts
 * `publishConfig.exports` in the place of `exports`.
 */
export async function packPackages(destination: URL): Promise<Tarballs> {
  await runPnpm(['turbo', 'run', 'build', '--filter=./packages/*'])
  const packages = await readPackages()
  const packed = packages.map(async ({ name, version, folder }) => {
    const path = fileURLToPath(destination)
    await runPnpm(['pack', '--pack-destination', path], { folder })
    const file = `${name.slice(1).replace('/', '-')}-${version}.tgz`
    return [name, fileURLToPath(new URL(file, destination))] as const
  })
  return Object.fromEntries(await Promise.all(packed))
}
