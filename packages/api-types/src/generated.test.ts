import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEndpointList } from '../scripts/project/endpointList.ts'
import { paths } from '../scripts/project/paths.ts'
import { projectFiles } from '../scripts/project/projectFiles.ts'

test('behavior: what is committed is what the documents generate', async () => {
  const files = await projectFiles(readEndpointList())
  for (const [path, text] of files)
    expect(readFileSync(join(paths.packages, path), 'utf8'), path).toBe(text)
})
