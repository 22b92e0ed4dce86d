import { expect, test } from 'vitest'
import { findDependencyFaults } from './findDependencyFaults.ts'
import { readTable } from './readTable.ts'

const policy = {
  reasons: ['sharp'],
  exceptions: [['@img/sharp-libvips-*', 'LGPL-3.0-or-later']],
} as const

test('default', () => {
  expect(
    findDependencyFaults(
      policy,
      ['sharp'],
      [
        { name: 'sharp', licence: 'Apache-2.0' },
        { name: '@img/sharp-libvips-linux-x64', licence: 'LGPL-3.0-or-later' },
      ],
    ),
  ).toEqual([])
})

test('error: a dependency without a reason, a reason without one', () => {
  expect(findDependencyFaults(policy, ['zod'], [])).toEqual([
    'zod is a dependency and has no reason',
    'sharp has a reason and is no dependency',
  ])
})

test('error: a licence that is not explained', () => {
  const installed = [
    { name: '@img/sharp-libvips-linux-x64', licence: 'AGPL-3.0' },
    { name: 'x', licence: 'Unknown' },
  ]
  expect(findDependencyFaults(policy, ['sharp'], installed)).toEqual([
    '@img/sharp-libvips-linux-x64 is AGPL-3.0, and that has no reason',
    'x is Unknown, and that has no reason',
  ])
})

test('behavior: a table is read from the page', () => {
  const page =
    '# A\n\n## B\n\ntext\n\n| x | y |\n| --- | --- |\n| `a` | b c |\n'
  expect(readTable(page, '## B')).toEqual([['a', 'b c']])
})

test.each(['## C', '## D'])('error: no table below %s', (heading) => {
  expect(() => readTable('## D\n\nnothing\n', heading)).toThrow(heading)
})
