import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { readNotes } from './readNotes.ts'
import { readPackages } from './readPackages.ts'

// Started with `node` alone (24 strips the types), so that nothing has to be
// installed in the job that holds the token.

for (const { name, version, folder } of await readPackages()) {
  const tag = `${name}@${version}`
  if (exists(tag)) continue
  const changelog = await readFile(new URL('CHANGELOG.md', folder), 'utf8')
  const notes = readNotes(changelog, version)
  run(['release', 'create', tag, '--title', tag, '--notes', notes])
  console.log(`released ${tag}`)
}

function exists(tag: string): boolean {
  try {
    run(['release', 'view', tag])
    return true
  } catch (error) {
    // Only "not found" means that it is to be made; the rest is a fault.
    if (String(error).includes('release not found')) return false
    throw error
  }
}

function run(parameters: string[]): string {
  const sha = process.env.GITHUB_SHA
  const target = parameters[1] === 'create' && sha ? ['--target', sha] : []
  return execFileSync('gh', [...parameters, ...target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
