import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createRandom } from '../src/statistics.ts'
import { audit } from './audit.ts'
import { chooseFault } from './chooseFault.ts'
import { closeJobs } from './closeJobs.ts'
import { describe } from './describe.ts'
import { openTabs } from './openTabs.ts'
import { readFacts } from './readFacts.ts'
import { readPurse } from './readPurse.ts'
import { startWorld } from './startWorld.ts'

// `pnpm soak`: random jobs, faults, killed processes, tabs opened and closed;
// at the end three accounts of it must agree.
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1800' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    clients: { type: 'string', default: '4' },
    tabs: { type: 'string', default: '3' },
  },
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const random = createRandom(seed)
console.log(`soak of ${seconds} s, seed ${seed}`)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const processes = await startWorld(seed, Number(values.clients))
const { world, emulator, handler, clients } = processes

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
    const client = clients[Math.floor(random() * clients.length)]
    const victim = dice < 0.3 ? handler : dice < 0.55 ? emulator : client
    await victim?.kill(random() * 800)
  }
}

const reports = setInterval(() => {
  const left = Math.round((endMs - Date.now()) / 1000)
  console.log(`${left} s left, ${faults} faults`)
}, 60_000)
let disagreements: string[] = ['it did not come to an end']
try {
  const [tabs] = await Promise.all([
    openTabs(world, Number(values.tabs), createRandom(seed + 1), isOver),
    injectFaults(),
    killProcesses(),
  ])
  await Promise.all(clients.map((client) => client.end()))
  await fetch(`${world.emulatorUrl}/_emulator/faults`, { method: 'DELETE' })
  // Submits that were on their way when their sender was ended have settled.
  await sleep(3_000)
  const readLate = await closeJobs(world)
  const facts = await readFacts(world)
  const purse = await readPurse(world, facts)
  disagreements = [...audit(facts), ...purse.disagreements, ...tabs.errors]
  console.log(
    describe(facts, {
      'faults injected': faults,
      'handler killed': handler.kills,
      'emulator killed': emulator.kills,
      'clients killed': clients.reduce((sum, { kills }) => sum + kills, 0),
      'browser tabs opened': tabs.opened,
      'browser tabs reloaded': tabs.reloaded,
      'browser tabs closed': tabs.closed,
      'endings read at the end': readLate,
      'the handler’s purse, over what it was billed': purse.over,
    }),
  )
} finally {
  clearInterval(reports)
  await processes.end()
}
for (const sentence of disagreements.slice(0, 50)) console.error(sentence)
const agreed = disagreements.length === 0
console.log(
  agreed
    ? 'Ledger, receipts and what the clients were told agree exactly.'
    : `${disagreements.length} disagreements; seed ${seed}, files in ${world.folder}`,
)
if (agreed) rmSync(world.folder, { recursive: true, force: true })
process.exitCode = agreed ? 0 : 1
