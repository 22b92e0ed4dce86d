import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Project, projectAt } from '../scripts/project/project.ts'

/** A copy of what the scripts read and write, gone when the test is over. */
export function temporaryProject(): Project {
  const from = projectAt()
  const root = mkdtempSync(join(tmpdir(), 'falvideo-project-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const path of [
    'packages/api-types/endpoints.json',
    'packages/api-types/openapi',
    'packages/api-types/package.json',
    'packages/api-types/src',
    'packages/client/package.json',
  ])
    cpSync(join(from.root, path), join(root, path), { recursive: true })
  return projectAt(root)
}

/** The texts of the changesets of a project. */
export function changesetsOf(project: Project): string[] {
  return readdirSync(project.changesets).map((name) =>
    readFileSync(join(project.changesets, name), 'utf8'),
  )
}

/** Every file below a folder of a project, by path. */
export function filesOf(project: Project, folder: string): Map<string, string> {
  const at = join(project.root, folder)
  const entries = readdirSync(at, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(project.root.length),
        readFileSync(path, 'utf8'),
      ]),
  )
}
