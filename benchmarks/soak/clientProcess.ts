import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFalError } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createRandom } from '../src/statistics.ts'
import { connect, openStorage } from './connect.ts'
import { inputOf, type Told, type Way, type World } from './World.ts'

// One client: it presses, presses again, follows what others began, cancels,
// and loses patience, until somebody kills it, at any moment.
const world: World = JSON.parse(process.argv[2] ?? '')
const way = process.argv[3] as Way
const random = createRandom(world.seed)
const storage = openStorage(world)
const client = connect(world, way)
const journal = join(world.folder, 'journals', `${way}-${world.seed}.jsonl`)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const between = (low: number, high: number) => low + random() * (high - low)

/** On disk before anything else happens: what it begins, what it is told. */
function note(told: Told): void {
  appendFileSync(journal, `${JSON.stringify(told)}\n`)
}

function noteError(intentId: string, error: unknown): void {
  // Losing patience is the client's own doing and says nothing about the job.
  if (!isFalError(error)) {
    if (error instanceof Error && error.name === 'Impatience') return
    note({ intentId, what: 'error', word: String(error) })
    return
  }
  const { name, requestId, final } = error
  note({ intentId, what: 'error', word: name, requestId, final })
}

class Impatience extends Error {
  override readonly name = 'Impatience'
}

async function press(intentId: string): Promise<void> {
  const impatient = random() < 0.3
  const signal = new AbortController()
  const timer = setTimeout(
    () => signal.abort(new Impatience('gone')),
    impatient ? between(0, 3_000) : 20_000,
  )
  try {
    const { requestId } = await client.generate(
      ltx2TextToVideo,
      inputOf(intentId),
      {
        intentId,
        label: way,
        patienceMs: 2_000,
        signal: signal.signal,
        onAbort: random() < 0.4 ? 'cancel' : 'detach',
        onCancel: ({ outcome }) =>
          note({ intentId, what: 'cancel', word: outcome }),
      },
    )
    note({ intentId, what: 'video', requestId })
  } catch (error) {
    noteError(intentId, error)
  } finally {
    clearTimeout(timer)
  }
}

async function begin(): Promise<void> {
  const intentId = `${way}-${randomUUID()}`
  note({ intentId, what: 'begin' })
  const clicks = random() < 0.2 ? 2 : 1
  await Promise.all(Array.from({ length: clicks }, () => press(intentId)))
}

/** An intent of this way that somebody began, some time ago. */
function pick(): string | undefined {
  const names = storage.names().filter((name) => name.startsWith(way))
  return names[Math.floor(random() * names.length)]
}

async function adopt(): Promise<void> {
  const receipt = await storage.get(pick() ?? '')
  if (receipt?.state !== 'submitted') return
  const job = client.attach(receipt)
  const { intentId } = receipt
  if (random() < 0.3) {
    const { outcome } = await job.cancel()
    note({ intentId, what: 'cancel', word: outcome })
    return
  }
  const outcome = await job.wait({ waitMs: between(500, 6_000) })
  const { requestId } = job
  if (outcome.status === 'completed')
    note({ intentId, what: 'video', requestId })
  else if (outcome.status !== 'detached') noteError(intentId, outcome.error)
}

async function pressAgain(): Promise<void> {
  const intentId = pick()
  if (intentId !== undefined) await press(intentId)
}

async function live(): Promise<never> {
  for (;;) {
    const dice = random()
    if (dice < 0.5) await begin()
    else if (dice < 0.7) await pressAgain()
    else await adopt()
    await sleep(between(50, 600))
  }
}

console.log('open')
process.stdin.on('end', () => process.exit(0)).resume()
await Promise.all([live(), live(), live()])
