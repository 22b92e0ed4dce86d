import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Project } from '../project/project.ts'
import type { ChangeClass } from './Change.ts'

/** A size as changesets know it. */
export type Bump = 'major' | 'minor' | 'patch'

/**
 * The size of a change. While the version begins with `0.` a breaking change is
 * minor, as semver has it, and its sentence begins with **Breaking:**.
 */
export function bumpOf(change: ChangeClass, version: string): Bump {
  if (change === 'neutral') return 'patch'
  if (change === 'additive') return 'minor'
  return version.startsWith('0.') ? 'minor' : 'major'
}

/**
 * The text of a changeset for the two packages that carry the types.
 *
 * @param versionOf the version of a package
 */
export function changesetText(
  change: ChangeClass,
  sentence: string,
  versionOf: (name: string) => string,
): string {
  const packages = ['@falvideo/api-types', '@falvideo/client'].map(
    (name) => `'${name}': ${bumpOf(change, versionOf(name))}\n`,
  )
  const told = change === 'breaking' ? `**Breaking:** ${sentence}` : sentence
  return `---\n${packages.join('')}---\n\n${told}\n`
}

/** Writes a changeset under a name that is free, and says which. */
export function writeChangeset(
  project: Project,
  name: string,
  change: ChangeClass,
  sentence: string,
): string {
  mkdirSync(project.changesets, { recursive: true })
  let free = name
  for (let index = 2; existsSync(pathOf(project, free)); index++)
    free = `${name}-${index}`
  const text = changesetText(change, sentence, (one) => versionOf(project, one))
  writeFileSync(pathOf(project, free), text)
  return `.changeset/${free}.md`
}

function pathOf(project: Project, name: string): string {
  return join(project.changesets, `${name}.md`)
}

function versionOf(project: Project, name: string): string {
  const folder = name.replace(/^@[^/]+\//, '')
  const path = join(project.packages, folder, 'package.json')
  return JSON.parse(readFileSync(path, 'utf8')).version
}
