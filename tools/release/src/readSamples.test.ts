import { expect, test } from 'vitest'
import { readSamples } from './readSamples.ts'

const page = `# A

<!-- sample
declare const id: string
-->

\`\`\`ts run
console.log(id)
\`\`\`

\`\`\`sh
npm install
\`\`\`

\`\`\`tsx
const page = <p />
\`\`\`
`

test('default', () => {
  expect(readSamples('packages/a/README.md', page)).toEqual([
    {
      file: 'packages-a-README.7.ts',
      code: '\n\n\ndeclare const id: string\n\n\n\nconsole.log(id)\nexport {}\n',
      mark: 'run',
    },
    {
      file: 'packages-a-README.15.tsx',
      code: `${'\n'.repeat(15)}const page = <p />\nexport {}\n`,
      mark: undefined,
    },
  ])
})

test('behavior: a comment counts for the fence right after it only', () => {
  const text = '<!-- sample\nlet a = 1\n-->\n\nText.\n\n```ts\na\n```\n'
  expect(readSamples('R.md', text)[0]?.code).not.toContain('let a')
})

test('error: a fence that does not end', () => {
  expect(() => readSamples('R.md', '```ts\nlet a')).toThrow(
    'R.md:1 does not end.',
  )
})

test('error: a mark that means nothing', () => {
  expect(() => readSamples('R.md', '```ts rnu\nlet a\n```')).toThrow(
    'R.md:1 says "rnu".',
  )
})
