import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { root } from './readPackages.ts'
import { run } from './run.ts'

// Without the texts that are put together to a page elsewhere.
const which = ['*.md', ':!benchmarks/text']
const listed = await run('git', ['ls-files', '-z', '--', ...which])
const paths = listed.split('\0').filter((path) => path !== '')
const pages = await Promise.all(
  paths.map(async (path) => {
    const url = new URL(path, root)
    return { path, url, text: await readFile(url, 'utf8') }
  }),
)

test('every link between pages leads somewhere', () => {
  const broken = pages.flatMap(({ path, url, text }) =>
    Array.from(
      text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g),
      ([, target = '']) => ({
        path,
        target,
      }),
    ).filter(({ target }) => !leadsSomewhere(new URL(target, url))),
  )
  expect(broken).toEqual([])
})

const decisions = pages.filter(({ path }) => /^decisions\/[^R]/.test(path))

test('every decision is listed by its title', async () => {
  const list = await readFile(new URL('decisions/README.md', root), 'utf8')
  const lines = list.split('\n').filter((line) => line.startsWith('- '))
  const expected = decisions.map(({ path, text }) => {
    const title = /^# (.*)$/m.exec(text)?.[1]
    return `- [${title}](${path.slice('decisions/'.length)})`
  })
  expect(lines.toSorted()).toEqual(expected.toSorted())
})

test('every decision says question, choice, reason and what would change it', () => {
  const parts = ['Question', 'Choice', 'Reason', 'What would change it']
  const missing = decisions.flatMap(({ path, text }) =>
    parts
      .filter((part) => !text.includes(`\n**${part}.**`))
      .map((part) => ({ path, part })),
  )
  expect(missing).toEqual([])
})

/** A file or folder, and in a page of ours a heading too. */
function leadsSomewhere(url: URL): boolean {
  const heading = url.hash.slice(1)
  url.hash = ''
  if (!existsSync(url)) return false
  const page = pages.find((one) => one.url.href === url.href)
  return heading === '' || page === undefined || anchors(page.text).has(heading)
}

/** As GitHub names headings. */
function anchors(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(/^#+ (.*)$/gm), ([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  )
}
