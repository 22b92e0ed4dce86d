import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { readOptions } from './readOptions.ts'
import { readPackages } from './readPackages.ts'

// Made by us for an element of the page, not given to us.
const results = ['VideoProps']

const packages = await readPackages()

// A compiler reads a package each time.
vi.setConfig({ testTimeout: 60_000 })

test.each(packages)(
  'the manual of $name names every option',
  async ({ folder }) => {
    const manual = await readFile(new URL('README.md', folder), 'utf8')
    const unnamed = Array.from(readOptions(folder))
      .filter(([type]) => !results.includes(type))
      .flatMap(([type, names]) => names.map((name) => ({ type, name })))
      .filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(manual))
    expect(unnamed).toEqual([])
  },
)

test('options are found', () => {
  const client = packages.find(({ name }) => name === '@falvideo/client')
  const options = client && readOptions(client.folder)
  // A union: the credentials of a server, the address of a handler.
  expect(options?.get('ClientOptions')).toEqual(
    expect.arrayContaining(['credentials', 'proxyUrl', 'beforeSubmit']),
  )
})
