import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit, copyHouse } from '../src/copyHouse.ts'
import { readPackages, root } from '../src/readPackages.ts'
import { run, runPnpm } from '../src/run.ts'
import { type Registry, startRegistry } from '../src/startRegistry.ts'

let registry: Registry
let house: URL
let project: URL

beforeAll(async () => {
  registry = await startRegistry()
  house = await copyHouse()
  const path = await mkdtemp(join(tmpdir(), 'falvideo-project-'))
  project = pathToFileURL(`${path}/`)
  await writeFile(new URL('package.json', project), '{ "type": "module" }')
})

afterAll(async () => {
  await registry.stop()
  await rm(house, { recursive: true })
  await rm(project, { recursive: true })
})

test('version', async () => {
  await runPnpm(['run', 'version'], { folder: house })
  await commit(house, 'Version packages')
  const packages = await readPackages(house)
  expect(packages.length).toBe(5)
  for (const { version, folder } of packages) {
    const changelog = await readFile(new URL('CHANGELOG.md', folder), 'utf8')
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(changelog).toContain(`## ${version}`)
  }
})

test('publish', async () => {
  const folder = house
  await runPnpm(['run', 'release'], { folder, env: registry.env })
  for (const { name, version } of await readPackages(house))
    expect(await latest(name)).toBe(version)
})

test('behavior: publishing again changes nothing', async () => {
  const publish = ['changeset', 'publish', '--no-git-tag']
  const options = { folder: house, env: registry.env }
  const printed = await runPnpm(publish, options)
  expect(printed).toContain('No unpublished projects')
})

test('an empty project installs it and makes a video', async () => {
  const names = ['@falvideo/client', '@falvideo/emulator']
  await install(names)
  await cp(
    new URL('environments/node/start.js', root),
    new URL('start.js', project),
  )
  const printed = await run(process.execPath, ['start.js'], { folder: project })
  expect(printed).toMatch(/200 video\/mp4 \d{4,} bytes/)
})

/** As a user types it, with npm. */
function install(names: readonly string[]): Promise<string> {
  return run('npm', ['install', '--no-audit', '--no-fund', ...names], {
    folder: project,
    env: registry.env,
  })
}

async function latest(name: string): Promise<string | undefined> {
  const response = await fetch(`${registry.url}/${name}`)
  const body = (await response.json()) as {
    'dist-tags'?: Record<string, string>
  }
  return body['dist-tags']?.latest
}
