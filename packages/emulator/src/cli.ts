import { parseArgs } from 'node:util'
import { createEmulator } from './createEmulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    render: { type: 'string', default: 'real' },
    seed: { type: 'string' },
    data: { type: 'string' },
  },
})

const emulator = createEmulator({
  render: values.render === 'sample' ? 'sample' : 'real',
  seed: values.seed === undefined ? undefined : Number(values.seed),
  dataFolder: values.data,
})
const { url } = await emulator.listen({ port: Number(values.port) })
console.log(JSON.stringify({ url }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    emulator.close().then(() => process.exit(0))
  })
}
