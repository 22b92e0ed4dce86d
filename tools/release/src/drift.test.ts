import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { commit } from './copyHouse.ts'
import { root } from './readPackages.ts'
import { run } from './run.ts'

/*
 * The shell between `schema:pull` and a pull request, with a bare repository
 * for GitHub and a `gh` that writes down what it is asked.
 */

test('default', async () => {
  const { work, git, gh, outputs } = await createRepository()
  await writeFile(new URL('packages/a.json', work), '{ "a": 2 }\n')
  await writeFile(new URL('drift/report.md', work), 'a: additive\n')
  await run('bash', ['.github/drift/diff.sh'], { folder: work, ...outputs })
  expect(await readFile(new URL('outputs', work), 'utf8')).toBe(
    'changed=true\n',
  )

  // The second job begins with a fresh checkout and the two files.
  await run('git', ['reset', '--quiet', '--hard'], { folder: work })
  await run('bash', ['.github/drift/propose.sh'], { folder: work, ...gh })
  expect(await git('show', 'schema-drift:packages/a.json')).toBe('{ "a": 2 }\n')
  expect(await git('show', 'main:packages/a.json')).toBe('{ "a": 1 }\n')
  expect(await readFile(new URL('asked', work), 'utf8')).toBe(
    [
      'pr list --head schema-drift --state open --json number --jq .[].number',
      'pr create --head schema-drift --base main --title Follow the schema --body-file drift/report.md',
      'workflow run pull-request.yml --ref schema-drift',
      '',
    ].join('\n'),
  )
})

test('behavior: nothing changed', async () => {
  const { work, outputs } = await createRepository()
  await run('bash', ['.github/drift/diff.sh'], { folder: work, ...outputs })
  expect(await readFile(new URL('outputs', work), 'utf8')).toBe(
    'changed=false\n',
  )
})

async function createRepository() {
  const path = await mkdtemp(join(tmpdir(), 'falvideo-drift-'))
  onTestFinished(() => rm(path, { recursive: true }))
  const work = pathToFileURL(`${path}/work/`)
  const bin = new URL('bin/', work)
  for (const name of ['packages/', '.changeset/', 'drift/', 'bin/'])
    await mkdir(new URL(name, work), { recursive: true })
  await cp(new URL('.github/drift/', root), new URL('.github/drift/', work), {
    recursive: true,
  })
  await writeFile(new URL('packages/a.json', work), '{ "a": 1 }\n')
  await writeFile(new URL('.changeset/config.json', work), '{}\n')
  await writeFile(new URL('.gitignore', work), 'drift\nbin\nasked\noutputs\n')
  const asked = fileURLToPath(new URL('asked', work))
  const gh = `#!/usr/bin/env bash\necho "$*" >>'${asked}'\n`
  await writeFile(new URL('gh', bin), gh, { mode: 0o755 })

  const bare = join(path, 'origin.git')
  await run('git', ['init', '--quiet', '--bare', bare])
  await run('git', ['init', '--quiet', '--initial-branch=main'], {
    folder: work,
  })
  await commit(work, 'As it was')
  await run('git', ['remote', 'add', 'origin', bare], { folder: work })
  await run('git', ['push', '--quiet', 'origin', 'main'], { folder: work })
  return {
    work,
    git: (...parameters: string[]) =>
      run('git', ['--git-dir', bare, ...parameters]),
    gh: {
      env: { PATH: `${fileURLToPath(bin)}:${process.env.PATH}` },
    },
    outputs: {
      env: { GITHUB_OUTPUT: fileURLToPath(new URL('outputs', work)) },
    },
  }
}
