import { test as base } from 'vitest'
import { createEmulator, type Emulator } from './createEmulator.ts'
import type { EmulatorOptions } from './options.ts'

/**
 * Vitest's `test` with one emulator for each test, closed after it. Other
 * options: `test.extend({ emulatorOptions: { clock: 'manual' } })`.
 *
 * @example
 * import { test } from '@falvideo/emulator/vitest'
 *
 * test('pays once', async ({ emulator }) => {
 *   await myCode({ fetch: emulator.fetch })
 *   expect(emulator.ledger.spentUsd).toBe('0.36')
 * })
 */
export const test = base.extend<{
  emulatorOptions: EmulatorOptions
  emulator: Emulator
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
  emulatorOptions: async ({}, use) => {
    await use({})
  },
  emulator: async ({ emulatorOptions }, use) => {
    const emulator = createEmulator({
      render: 'sample',
      ...emulatorOptions,
    })
    await use(emulator)
    await emulator.close()
  },
})
