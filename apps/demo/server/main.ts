import { join } from 'node:path'
import { createDemo } from './createDemo.ts'
import { onRunnerEnd } from './onRunnerEnd.ts'

const defaultPort = 8484
const folder = join(import.meta.dirname, '../.falvideo')

const port = Number(process.env.PORT || defaultPort)
const key = process.env.FAL_KEY
const demo = await createDemo({
  port,
  falKey: key === '' ? undefined : key,
  falUrl: process.env.DEMO_FAL_URL,
  // On a port that is another one each time, nothing would be found again.
  dataFolder: process.env.DEMO_DATA_FOLDER || (port === 0 ? undefined : folder),
  dailyLimitUsd: process.env.DEMO_DAILY_LIMIT_USD,
  development: process.argv.includes('--dev'),
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  console.error(`Port ${port} is taken. Set PORT to another one.`)
  process.exit(1)
})

let ending = false
function end() {
  if (ending) return
  ending = true
  void demo.close().then(() => process.exit(0))
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
await onRunnerEnd(end)

console.log(`falvideo demo: ${demo.url}`)
console.log(
  demo.emulatorUrl === undefined
    ? `fal, live: jobs cost real money, at most $${demo.dailyLimitUsd} a day.`
    : `emulator: ${demo.emulatorUrl} (no key, nothing costs money)`,
)
console.log(`ready ${demo.url}`)
