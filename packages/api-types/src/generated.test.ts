import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { projectAt } from '../scripts/project/project.ts'
import { projectFiles } from '../scripts/project/projectFiles.ts'

const project = projectAt()

test('behavior: what is committed is what the documents generate', async () => {
  const files = await projectFiles(project, readEndpointList(project))
  for (const [path, text] of files)
    expect(readFileSync(join(project.packages, path), 'utf8'), path).toBe(text)
})
