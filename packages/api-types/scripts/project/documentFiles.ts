import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Json } from '../document/json.ts'
import { toSortedText } from '../document/sortKeys.ts'
import type { Project } from './project.ts'

/** The document we keep of an endpoint, or undefined. */
export function readKept(project: Project, id: string): Json | undefined {
  const path = join(project.documents, `${id}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Keeps a document, keys sorted. */
export function writeKept(project: Project, id: string, document: Json): void {
  const path = join(project.documents, `${id}.json`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, toSortedText(document))
}
