import { createEmulator } from '@falvideo/emulator'

// An emulator in a process of its own; its port and options come as JSON.
const { port = 0, ...options } = JSON.parse(process.argv[2] ?? '{}')
const emulator = createEmulator(options)
const { url } = await emulator.listen({ port })
console.log(url)
// Nobody is left behind when the parent is gone.
process.stdin.on('end', () => process.exit(0)).resume()
