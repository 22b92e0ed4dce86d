import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Project } from './project.ts'

/** Folders that hold generated files and nothing else. */
const owned = ['api-types/src/generated', 'client/src/generated/endpoints']

/** Writes generated files and removes those of endpoints that left the list. */
export function writeProject(
  { packages }: Project,
  files: ReadonlyMap<string, string>,
): void {
  for (const folder of owned)
    for (const path of filesBelow(packages, folder))
      if (!files.has(path)) rmSync(join(packages, path))
  for (const [path, text] of files) {
    const target = join(packages, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

function filesBelow(packages: string, folder: string): string[] {
  const root = join(packages, folder)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(packages.length))
}
