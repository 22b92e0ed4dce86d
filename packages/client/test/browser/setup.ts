import { createEmulator } from '@falvideo/emulator'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    emulatorUrl: string
  }
}

/** An emulator on a real socket, which the tests steer over HTTP. */
export default async function setup({
  provide,
}: TestProject): Promise<() => Promise<void>> {
  const emulator = createEmulator({ render: 'sample', queueMs: 50, runMs: 100 })
  const { url } = await emulator.listen()
  provide('emulatorUrl', url)
  return () => emulator.close()
}
