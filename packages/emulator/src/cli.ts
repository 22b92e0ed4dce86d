import { createEmulator } from './createEmulator.ts'
import { explain } from './explain.ts'
import { readArguments, usage } from './readArguments.ts'
import { version } from './version.ts'

try {
  const read = readArguments(process.argv.slice(2))
  if (read.help) console.log(usage)
  else if (read.version) console.log(version)
  else await serve(read)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function serve(read: ReturnType<typeof readArguments>): Promise<void> {
  const { port, host, faults, options } = read
  const emulator = createEmulator(options)
  // Before anybody can come: what is wrong with one is said while nothing runs.
  for (const fault of faults) emulator.faults.add(fault)
  const { url } = await emulator.listen({ port, host })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      emulator.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(explain(error))
          process.exit(1)
        },
      )
    })
  }
  // For programs that start this one: the first line says where it is.
  console.log(JSON.stringify({ url }))
}
