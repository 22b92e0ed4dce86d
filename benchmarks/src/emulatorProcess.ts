import { createEmulator } from '@falvideo/emulator'

// An emulator in a process of its own; its options come as JSON.
const emulator = createEmulator(JSON.parse(process.argv[2] ?? '{}'))
const { url } = await emulator.listen()
console.log(url)
// Nobody is left behind when the parent is gone.
process.stdin.on('end', () => process.exit(0)).resume()
