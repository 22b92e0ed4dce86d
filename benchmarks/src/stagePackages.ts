import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/**
 * Where projects of strangers are played: inside our `node_modules`, so that
 * peers are found from there, and nothing of it is seen by git.
 */
const playground = new URL('../node_modules/.cache/projects/', import.meta.url)

type Manifest = {
  name: string
  private?: boolean
  publishConfig?: { exports?: unknown }
}

/**
 * Makes an empty project that has our packages installed as users get them:
 * what was built, with the `exports` of a published package.
 *
 * @returns its folder, with a slash at the end
 */
export async function stagePackages(name: string): Promise<URL> {
  const project = new URL(`${name}/`, playground)
  await rm(project, { recursive: true, force: true })
  const packages = new URL('packages/', root)
  for (const folder of await readdir(packages)) {
    await stage(new URL(`${folder}/`, packages), project)
  }
  await mkdir(project, { recursive: true })
  await writeFile(
    new URL('package.json', project),
    JSON.stringify({ type: 'module', private: true }),
  )
  return project
}

async function stage(from: URL, project: URL): Promise<void> {
  const text = await readFile(new URL('package.json', from), 'utf8')
  const manifest: Manifest = JSON.parse(text)
  if (manifest.private) return
  const target = new URL(`node_modules/${manifest.name}/`, project)
  await mkdir(target, { recursive: true })
  const { publishConfig, ...rest } = manifest
  await writeFile(
    new URL('package.json', target),
    JSON.stringify({ ...rest, exports: publishConfig?.exports }),
  )
  await cp(new URL('dist/', from), new URL('dist/', target), {
    recursive: true,
  })
}

export const toPath = (url: URL): string => fileURLToPath(url)
