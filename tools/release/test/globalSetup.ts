import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { packPackages, type Tarballs } from '../src/packPackages.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Every package as it would be published. */
    tarballs: Tarballs
  }
}

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'falvideo-packages-'))
  project.provide('tarballs', await packPackages(pathToFileURL(`${folder}/`)))
  return () => rm(folder, { recursive: true })
}
