import { expect, test } from 'vitest'
import { run } from './run.ts'

test('no file names a package registry', async () => {
  // Brackets, so that this file is none of them.
  const hosts =
    'registry[.]npmjs[.]|registry[.]yarnpkg[.]|npm[.]pkg[.]github[.]'
  const search = run('git', ['grep', '--files-with-matches', '-E', hosts])
  // git ends with 1 where it finds nothing.
  await expect(search).rejects.toMatchObject({ cause: { code: 1 } })
})
