// Loaded before a program that calls fal: gives it the emulator as `fetch`, in
// its own process and with fal's own addresses, so that the program runs as it
// was written.
import { createEmulator } from '@falvideo/emulator'

globalThis.fetch = createEmulator({ render: 'sample' }).fetch
