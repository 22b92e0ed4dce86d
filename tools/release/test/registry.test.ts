import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit, copyHouse } from '../src/copyHouse.ts'
import { readPackages, root } from '../src/readPackages.ts'
import { run, runPnpm } from '../src/run.ts'
import { type Registry, startRegistry } from '../src/startRegistry.ts'

// One release after the other, as they happen; each test is a step.

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
  await version()
  const packages = await readPackages(house)
  expect(packages.length).toBe(5)
  for (const { version, folder } of packages) {
    const changelog = await readFile(new URL('CHANGELOG.md', folder), 'utf8')
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(changelog).toContain(`## ${version}\n`)
  }
})

test('publish', async () => {
  await publish()
  expect(await published()).toEqual(await versions())
})

test('behavior: a published package names the repository it was built in', async () => {
  const { '@falvideo/client': version } = await versions()
  const { repository } = await read(`@falvideo/client/${version}`)
  expect(repository).toEqual({
    type: 'git',
    url: 'git+https://github.com/ada/falvideo.git',
    directory: 'packages/client',
  })
})

test('behavior: publishing again changes nothing', async () => {
  const parameters = ['changeset', 'publish', '--no-git-tag']
  const options = { folder: house, env: registry.env }
  const printed = await runPnpm(parameters, options)
  expect(printed).toContain('No unpublished projects')
})

test('each version gets its notes once', async () => {
  const bin = new URL('bin/', project)
  await mkdir(bin)
  await writeFile(new URL('gh', bin), gh, { mode: 0o755 })
  const env = {
    PATH: `${fileURLToPath(bin)}:${process.env.PATH}`,
    RELEASES: fileURLToPath(new URL('releases/', project)),
    GITHUB_SHA: 'abc123',
  }
  const folder = new URL('tools/release/', house)
  const parameters = ['exec', 'tsx', 'src/createReleases.ts']
  const printed = await runPnpm(parameters, { folder, env })
  expect(printed.match(/^released /gm)).toHaveLength(5)
  expect(await runPnpm(parameters, { folder, env })).not.toContain('released')
})

test('an empty project installs it and makes a video', async () => {
  await install(['@falvideo/client', '@falvideo/emulator'])
  const start = new URL('environments/node/start.js', root)
  await cp(start, new URL('start.js', project))
  expect(await node('start.js')).toMatch(/200 video\/mp4 \d{4,} bytes/)
})

test('a drift of one document brings new versions of all that stand on it', async () => {
  const before = await versions()
  const documents = await driftedDocuments()
  const path = fileURLToPath(documents)
  const printed = await runPnpm(['schema:pull', '--from', path], {
    folder: house,
  })
  expect(printed).toContain('fal-ai/ltx-2/image-to-video: additive')
  await rm(documents, { recursive: true })

  await commit(house, 'Follow the schema')
  await version()
  const after = await versions()
  expect(
    Object.keys(after).filter((name) => after[name] === before[name]),
  ).toEqual([])
  const emulator = new URL('packages/emulator/CHANGELOG.md', house)
  expect(await readFile(emulator, 'utf8')).toContain(
    `- Built on @falvideo/api-types ${after['@falvideo/api-types']}.`,
  )

  await publish()
  expect(await published()).toEqual(after)
})

test('the empty project updates and makes what was not possible before', async () => {
  await writeFile(new URL('twelve.js', project), twelveSeconds)
  await expect(node('twelve.js')).rejects.toThrow('InvalidInputError')
  await install(['@falvideo/client@latest', '@falvideo/emulator@latest'])
  expect(await node('twelve.js')).toContain('twelve seconds for $0.72')
})

test('a canary leaves the latest versions alone', async () => {
  const before = await published()
  const text = "---\n'@falvideo/client': patch\n---\n\nTried something.\n"
  await writeFile(new URL('.changeset/canary.md', house), text)
  await commit(house, 'Try something')
  const options = { folder: house, env: registry.env }
  await runPnpm(['run', 'release:canary'], options)
  expect(await published()).toEqual(before)
  expect((await published('canary'))['@falvideo/client']).toMatch(
    /^\d+\.\d+\.\d+-canary-[0-9a-f]{7,}$/,
  )
})

async function version(): Promise<void> {
  await runPnpm(['run', 'version'], { folder: house })
  await commit(house, 'Version packages')
}

async function publish(): Promise<void> {
  const workflow = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'ada/falvideo',
  }
  const options = { folder: house, env: { ...registry.env, ...workflow } }
  await runPnpm(['run', 'release'], options)
}

async function versions(): Promise<Record<string, string>> {
  const packages = await readPackages(house)
  return Object.fromEntries(
    packages.map(({ name, version }) => [name, version]),
  )
}

/** What the registry gives to whoever asks for a tag. */
async function published(tag = 'latest') {
  const names = Object.keys(await versions())
  const entries = names.map(async (name) => {
    const { 'dist-tags': tags } = await read(name)
    return [name, tags?.[tag]] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** What the registry says of a package or of one version of it. */
async function read(path: string): Promise<{
  'dist-tags'?: Record<string, string>
  repository?: unknown
}> {
  const response = await fetch(`${registry.url}/${path}`)
  return (await response.json()) as Awaited<ReturnType<typeof read>>
}

/** As a user types it, with npm. */
function install(names: readonly string[]): Promise<string> {
  const parameters = ['install', '--no-audit', '--no-fund', ...names]
  return run('npm', parameters, { folder: project, env: registry.env })
}

function node(file: string): Promise<string> {
  return run(process.execPath, [file], { folder: project })
}

/** Our documents, as if fal now took twelve seconds too. */
async function driftedDocuments(): Promise<URL> {
  const path = await mkdtemp(join(tmpdir(), 'falvideo-documents-'))
  const folder = pathToFileURL(`${path}/`)
  const source = new URL('packages/api-types/openapi/', house)
  await cp(source, folder, { recursive: true })
  const file = new URL('fal-ai/ltx-2/image-to-video.json', folder)
  const document = JSON.parse(await readFile(file, 'utf8'))
  for (const { properties } of Object.values<{
    properties?: Record<string, { enum?: unknown[] }>
  }>(document.components.schemas))
    properties?.duration?.enum?.push(12)
  await writeFile(file, JSON.stringify(document))
  return folder
}

/** GitHub's command, as far as releases go: a folder of files. */
const gh = `#!/usr/bin/env bash
set -eu
mkdir -p "$RELEASES"
file="$RELEASES/\${3//\\//-}"
if [ "$2" = create ]; then
  if [ "$8" != --target ] || [ "$9" != abc123 ] || [ -z "$7" ]; then exit 2; fi
  echo "$7" >"$file"
elif [ ! -e "$file" ]; then
  echo 'release not found' >&2
  exit 1
fi
`

const twelveSeconds = `
import { createClient, estimateCost, generateVideo } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { createEmulator } from '@falvideo/emulator'

const emulator = createEmulator({ render: 'sample' })
const client = createClient({ credentials: 'id:secret', fetch: emulator.fetch })
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const input = {
  image_url: 'data:image/png;base64,' + pixel,
  prompt: 'The camera moves slowly forward',
  duration: 12,
}
await generateVideo(client, input)
console.log('twelve seconds for $' + estimateCost(ltx2ImageToVideo, input).usd)
await emulator.close()
`
