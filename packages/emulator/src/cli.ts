import { createEmulator } from './createEmulator.ts'
import { readArguments, usage } from './readArguments.ts'

try {
  const { help, port, host, faults, options } = readArguments(
    process.argv.slice(2),
  )
  if (help) {
    console.log(usage)
  } else {
    const emulator = createEmulator(options)
    const { url } = await emulator.listen({ port, host })
    for (const fault of faults) emulator.faults.add(fault)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        emulator.close().then(() => process.exit(0))
      })
    }
    // For programs that start this one: the first line says where it is.
    console.log(JSON.stringify({ url }))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
