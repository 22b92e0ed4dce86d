import { createEmulator, type Emulator, type Fault } from '@falvideo/emulator'
import { describe, expect, test } from 'vitest'
import { type Client, createClient } from '../src/createClient.ts'
import { isFalError } from '../src/errors/base.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { createFastClock } from './createFastClock.ts'
import { input } from './createStage.ts'

type Row = {
  route: Fault['route']
  /** Does what the fault hits; resolves to how it ended. */
  act(client: Client): Promise<string>
}

const faults: [string, Omit<Fault, 'route'>][] = [
  ['refused', { kind: 'refuse', delayMs: 50 }],
  ['reset before the request is read', { kind: 'reset-before-accept' }],
  ['reset after it is accepted', { kind: 'reset-after-accept' }],
  ['reset in the body', { kind: 'reset-in-body' }],
  [
    '429 with Retry-After',
    { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
  ],
  ['500', { kind: 'status', status: 500 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['empty body', { kind: 'status', status: 200 }],
  ['HTML body', { kind: 'status', status: 200, body: '<html>Welcome</html>' }],
  ['truncated JSON', { kind: 'cut' }],
  ['never answers', { kind: 'hang' }],
]

const rows: Row[] = [
  {
    route: 'submit',
    async act(client) {
      const intentId = 'one-click'
      const said = await generate(client, 'auto', intentId).catch(explain)
      // Whatever came of it, the same click does not pay twice.
      await client.submit(ltx2ImageToVideo, input, { intentId }).catch(explain)
      return said
    },
  },
  { route: 'status', act: (client) => generate(client, 'poll') },
  { route: 'stream', act: (client) => generate(client) },
  { route: 'result', act: (client) => generate(client) },
  {
    route: 'cancel',
    async act(client) {
      const job = await client.submit(ltx2ImageToVideo, input)
      const { outcome, mayStillBill } = await job.cancel()
      return `${outcome}, ${mayStillBill ? 'may bill' : 'free'}`
    },
  },
  {
    route: 'upload',
    async act(client) {
      const file = new File([new Uint8Array(100_000)], 'photo.png')
      const { url } = await client.upload(file)
      return url.startsWith('http') ? 'uploaded' : url
    },
  },
]

async function generate(
  client: Client,
  transport: 'auto' | 'poll' = 'auto',
  intentId?: string,
): Promise<string> {
  const job = await client.submit(ltx2ImageToVideo, input, { intentId })
  const outcome = await job.wait({ transport })
  return outcome.status
}

function explain(error: unknown): string {
  if (!isFalError(error)) throw error
  return `${error.name}${error.mayStillBill ? ', may bill' : ''}`
}

async function play(row: Row, fault: Omit<Fault, 'route'>) {
  const emulator: Emulator = createEmulator({
    render: 'sample',
    // Long enough that a cancel finds it in the queue.
    queueMs: row.route === 'cancel' ? 60_000 : 20,
    runMs: 20,
  })
  const { url } = await emulator.listen()
  const client = createClient({
    baseUrl: url,
    credentials: 'key-id:key-secret',
    clock: createFastClock(20),
    // 400 ms where it has to run out, out of the way elsewhere.
    requestTimeoutMs: fault.kind === 'hang' ? 8_000 : 400_000,
  })
  emulator.faults.add({ ...fault, route: row.route })
  const said = await row.act(client).catch(explain)
  const { submits } = emulator.ledger
  const unused = emulator.faults.active
  await emulator.close()
  expect(unused, `${row.route}: the fault hit nothing`).toEqual([])
  return { said, submits }
}

describe('faults over real sockets', () => {
  const cells = new Map<string, string>()

  for (const row of rows) {
    describe.concurrent(row.route, () => {
      for (const [name, fault] of faults) {
        test(name, async () => {
          const { said, submits } = await play(row, fault)
          cells.set(`${row.route} ${name}`, `${said}, ${jobs(submits)}`)
          expect(submits).toBeLessThanOrEqual(1)
        })
      }
    })
  }

  test('all of it, as a table', async () => {
    const table = toTable([
      ['fault on', ...rows.map(({ route }) => route)],
      ...faults.map(([name]) => [
        name,
        ...rows.map(({ route }) => cells.get(`${route} ${name}`) ?? '?'),
      ]),
    ])
    process.stdout.write(table)
    await expect(table).toMatchFileSnapshot('../fault-table.md')
  })
})

function jobs(count: number): string {
  return count === 1 ? '1 job' : `${count} jobs`
}

function toTable(lines: string[][]): string {
  const [head = [], ...body] = lines
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const rule = widths.map((width) => '-'.repeat(width))
  return [head, rule, ...body]
    .map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)))
    .map((line) => `| ${line.join(' | ')} |\n`)
    .join('')
}
