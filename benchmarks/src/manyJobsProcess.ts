import type { Contender } from '../contenders/Contender.ts'
import { toFalFetch } from './toFalFetch.ts'

// Follows many jobs at once in this process, and says what that took of it.
const { file, name, url, jobs, perSecond, limitMs } = JSON.parse(
  process.argv[2] ?? '',
) as {
  file: string
  name: string
  url: string
  jobs: number
  perSecond: number
  limitMs: number
}
// Only this one is loaded: what the others weigh is not its fault.
const loaded: Record<string, Contender> = await import(
  `../contenders/${file}.ts`
)
const contender = Object.values(loaded).find((one) => one.name === name)
if (!contender) throw new Error(`There is no ${name}.`)

let requests = 0
let sockets = 0
const look = setInterval(() => {
  const open = process
    .getActiveResourcesInfo()
    .filter((kind) => kind === 'TCPSocketWrap').length
  sockets = Math.max(sockets, open)
}, 100)
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const { generate } = contender.create(
  toFalFetch(url, () => {
    requests += 1
  }),
)

const knownAt: number[] = []
let failed = 0
async function follow(index: number): Promise<void> {
  await sleep((index * 1000) / perSecond)
  try {
    await generate(`job ${index}`)
    knownAt.push(Date.now())
  } catch {
    failed += 1
  }
}

await Promise.race([
  Promise.all(Array.from({ length: jobs }, (_, index) => follow(index))),
  sleep(limitMs),
])
clearInterval(look)
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({
    cpuS: (user + system) / 1e6,
    memoryMb: process.resourceUsage().maxRSS / 1024,
    sockets,
    requests,
    failed,
    knownAt,
  }),
)
process.exit(0)
