import { readdir, readFile } from 'node:fs/promises'

/** The house. Ends with a slash. */
export const root = new URL('../../../', import.meta.url)

/** One package that we publish. */
export type Package = {
  name: string
  version: string
  /** Its folder. Ends with a slash. */
  folder: URL
  manifest: Record<string, unknown>
}

/** The packages under `packages/` that are not private, in order of name. */
export async function readPackages(house: URL = root): Promise<Package[]> {
  const parent = new URL('packages/', house)
  const names = (await readdir(parent)).sort()
  const packages = await Promise.all(
    names.map(async (name) => {
      const folder = new URL(`${name}/`, parent)
      const text = await readFile(new URL('package.json', folder), 'utf8')
      const manifest: Package['manifest'] & { name: string; version: string } =
        JSON.parse(text)
      return {
        name: manifest.name,
        version: manifest.version,
        folder,
        manifest,
      }
    }),
  )
  return packages.filter((one) => one.manifest.private !== true)
}
