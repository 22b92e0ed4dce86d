import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { findDependencyFaults } from './findDependencyFaults.ts'
import { readPackages, root } from './readPackages.ts'
import { readTable } from './readTable.ts'

const page = await readFile(new URL('decisions/dependencies.md', root), 'utf8')
const policy = {
  reasons: readTable(page, '# What we depend on').map(([name = '']) => name),
  exceptions: readTable(page, '## Licences').map(
    ([name = '', licence = '']) => [name, licence] as const,
  ),
}

const packages = await readPackages()
const ours = packages.map((one) => one.name)
const declared = packages
  .flatMap(({ manifest }) => [manifest.dependencies, manifest.peerDependencies])
  .flatMap((dependencies) => Object.keys(dependencies ?? {}))
  .filter((name) => !ours.includes(name))

// Grouped by licence: { MIT: [{ name: 'react', … }] }.
const listed: Record<string, { name: string }[]> = JSON.parse(
  execFileSync(
    'pnpm',
    ['licenses', 'list', '--prod', '--json', '--filter', './packages/*'],
    { cwd: fileURLToPath(root), encoding: 'utf8' },
  ),
)
const installed = Object.entries(listed).flatMap(([licence, group]) =>
  group.map(({ name }) => ({ name, licence })),
)

const faults = findDependencyFaults(policy, [...new Set(declared)], installed)
for (const fault of faults) console.error(fault)
console.log(
  `${new Set(declared).size} dependencies, ${installed.length} packages installed with them, ${faults.length} faults`,
)
process.exitCode = installed.length > 0 && faults.length === 0 ? 0 : 1
