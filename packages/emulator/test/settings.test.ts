import { expect, test } from 'vitest'
import { createEmulator } from '../src/createEmulator.ts'

test('behavior: queue and speed can be moved, and come back with a reset', async () => {
  const emulator = createEmulator()
  const { url } = await emulator.listen()
  const address = `${url}/_emulator/settings`
  const read = async () => (await fetch(address)).json()
  const move = (change: unknown) =>
    fetch(address, { method: 'POST', body: JSON.stringify(change) })

  const initial = { queueMs: 2000, runMs: null, crowd: 3 }
  expect(await read()).toEqual(initial)
  const moved = await move({ queueMs: 0, runMs: 50 })
  expect(await moved.json()).toEqual({ queueMs: 0, runMs: 50, crowd: 3 })
  expect(emulator.control.settings.runMs).toBe(50)
  emulator.reset()
  expect(await read()).toEqual(initial)

  for (const wrong of [{ speed: 2 }, { queueMs: -1 }, { crowd: null }]) {
    expect((await move(wrong)).status).toBe(400)
  }
  expect(await read()).toEqual(initial)
  await emulator.close()
})

test('error: options that mean nothing', () => {
  for (const [options, sentence] of [
    [{ concurrency: 0 }, '"concurrency" must be a whole number of at least 1'],
    [{ queueMs: -1 }, '"queueMs" must be a whole number of at least 0'],
    [{ runMs: 0.5 }, '"runMs" must be a whole number of at least 0'],
    [{ render: 'fast' as 'real' }, '"render" is real, still or sample'],
  ] as const) {
    expect(() => createEmulator(options)).toThrow(sentence)
  }
})
