import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import {
  makeTemporaryFolder,
  removeTemporaryFolder,
} from './temporaryFolder.ts'

/** Another process that makes a folder and then waits, or not. */
async function makeElsewhere(then = 'setInterval(() => {}, 1000)') {
  const address = new URL('./temporaryFolder.ts', import.meta.url).href
  const program = `
    const { makeTemporaryFolder } = await import(${JSON.stringify(address)})
    console.log(await makeTemporaryFolder())
    ${then}`
  const words = ['--import', 'tsx', '--input-type=module', '-e', program]
  const child = spawn(process.execPath, words, {
    // Where tsx can be found.
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  const [folder] = await once(createInterface(child.stdout), 'line')
  return { folder: String(folder), child, exit }
}

test('behavior: what a killed process left is removed by the next', async () => {
  const killed = await makeElsewhere()
  const alive = await makeElsewhere()
  killed.child.kill('SIGKILL')
  await killed.exit
  expect(existsSync(killed.folder)).toBe(true)
  const own = await makeTemporaryFolder()
  expect(existsSync(killed.folder)).toBe(false)
  expect(existsSync(alive.folder)).toBe(true)
  expect(existsSync(own)).toBe(true)
  await removeTemporaryFolder(own)
  expect(existsSync(own)).toBe(false)
})

test('behavior: a process that ends without closing leaves nothing', async () => {
  const { folder, exit } = await makeElsewhere('')
  expect(await exit).toEqual([0, null])
  expect(existsSync(folder)).toBe(false)
})
