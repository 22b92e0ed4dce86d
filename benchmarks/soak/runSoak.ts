import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startRedis } from '@falvideo/redis'
import { createRandom } from '../src/statistics.ts'
import { audit } from './audit.ts'
import { chooseFault } from './chooseFault.ts'
import { closeJobs } from './closeJobs.ts'
import { createKeeper, type Keeper } from './createKeeper.ts'
import { describe } from './describe.ts'
import { readFacts } from './readFacts.ts'
import { readPurse } from './readPurse.ts'
import type { Way, World } from './World.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1800' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tabs: { type: 'string', default: '4' },
  },
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const random = createRandom(seed)
console.log(`soak of ${seconds} s, seed ${seed}`)

const scriptOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const redis = await startRedis()
// The others end when our end of their standard input closes; this one stays.
process.once('exit', () => void redis.stop())
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1))
}
const folder = mkdtempSync(join(tmpdir(), 'falvideo-soak-'))
mkdirSync(join(folder, 'journals'))
const port = await findPort()
const world: World = {
  folder,
  emulatorUrl: `http://127.0.0.1:${port}`,
  handlerUrl: `http://127.0.0.1:${await findPort()}/api/fal`,
  redisSocket: redis.socket,
  seed,
}
const emulatorOptions = {
  port,
  render: 'sample',
  crowd: 0,
  queueMs: 200,
  runMs: 600,
  concurrency: 50,
  dataFolder: join(folder, 'data'),
}

let tabSeed = seed
const nextTab = (way: Way) => () => {
  tabSeed += 1
  return [JSON.stringify({ ...world, seed: tabSeed }), way]
}
const emulator = await createKeeper(
  scriptOf('../src/emulatorProcess.ts'),
  () => [JSON.stringify(emulatorOptions)],
)
const handler = await createKeeper(scriptOf('handlerProcess.ts'), () => [
  JSON.stringify(world),
])
const tabs: Keeper[] = await Promise.all(
  Array.from({ length: Number(values.tabs) }, (_, index) =>
    createKeeper(
      scriptOf('tabProcess.ts'),
      nextTab(index % 2 === 0 ? 'handler' : 'direct'),
    ),
  ),
)

let faults = 0
const endMs = Date.now() + seconds * 1000
const isOver = () => Date.now() >= endMs

async function injectFaults(): Promise<void> {
  while (!isOver()) {
    const fault = chooseFault(random)
    await fetch(`${world.emulatorUrl}/_emulator/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    }).then(
      () => {
        faults += 1
      },
      // It has just been killed.
      () => {},
    )
    await sleep(100 + random() * 600)
  }
}

async function killProcesses(): Promise<void> {
  while (!isOver()) {
    await sleep(Math.min(endMs - Date.now(), 1_000 + random() * 3_000))
    if (isOver()) return
    const dice = random()
    const tab = tabs[Math.floor(random() * tabs.length)]
    const victim = dice < 0.3 ? handler : dice < 0.55 ? emulator : tab
    await victim?.kill(random() * 800)
  }
}

const reports = setInterval(() => {
  const left = Math.round((endMs - Date.now()) / 1000)
  console.log(`${left} s left, ${faults} faults`)
}, 60_000)
let disagreements: string[] = ['it did not come to an end']
try {
  await Promise.all([injectFaults(), killProcesses()])
  await Promise.all(tabs.map((tab) => tab.end()))
  await fetch(`${world.emulatorUrl}/_emulator/faults`, { method: 'DELETE' })
  // Submits that were on their way when their tab was closed have settled.
  await sleep(3_000)
  const readLate = await closeJobs(world)
  const facts = await readFacts(world)
  const purse = await readPurse(world, facts)
  disagreements = [...audit(facts), ...purse.disagreements]
  console.log(
    describe(facts, {
      'faults injected': faults,
      'tabs closed by SIGKILL': tabs.reduce((sum, { kills }) => sum + kills, 0),
      'handler killed': handler.kills,
      'emulator killed': emulator.kills,
      'endings read at the end': readLate,
      'the handler’s purse, over what it was billed': purse.over,
    }),
  )
} finally {
  clearInterval(reports)
  await Promise.all([emulator, handler, ...tabs].map((one) => one.end()))
  await redis.stop()
}
for (const sentence of disagreements.slice(0, 50)) console.error(sentence)
const agreed = disagreements.length === 0
console.log(
  agreed
    ? 'Ledger, receipts and what the tabs were told agree exactly.'
    : `${disagreements.length} disagreements; seed ${seed}, files in ${folder}`,
)
if (agreed) rmSync(folder, { recursive: true, force: true })
process.exitCode = agreed ? 0 : 1
