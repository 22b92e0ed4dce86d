import { expect, test } from 'vitest'
import { lintWorkflow } from './lintWorkflow.ts'

const hash = '3d3c42e5aac5ba805825da76410c181273ba90b1'

function workflow(step: string, permissions = 'permissions: {}') {
  return `on: push
${permissions}
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - ${step}
`
}

async function messages(text: string) {
  return (await lintWorkflow('x.yml', text)).map((fault) => fault.message)
}

test('default', async () => {
  const text = workflow(`uses: actions/checkout@${hash} # v7.0.1`)
  expect(await messages(text)).toEqual([])
})

test('error: what actionlint refuses', async () => {
  const text = workflow(`run: echo \${{ github.event.issue.title }}`)
  expect((await messages(text)).join()).toContain('untrusted')
})

test.each([
  ['actions/checkout@v7', 'is not pinned by a full hash'],
  [`actions/checkout@${hash.slice(0, 12)}`, 'is not pinned by a full hash'],
  [`actions/checkout@${hash}`, 'does not name its release'],
])('error: %s', async (action, message) => {
  expect((await messages(workflow(`uses: ${action}`))).join()).toContain(
    message,
  )
})

test('error: permissions left to the default', async () => {
  const text = workflow('run: echo', 'name: x')
  expect((await messages(text)).join()).toContain('permissions: {}')
})
