// What a handler adds to a request: ours beside fal's own proxy, in one run,
// each in a process of its own, taking turns. `pnpm overhead [requests]`.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  countSearched,
  searchForKey,
  takeFound,
} from '../../test/watchForKey.ts'
import { watchStreams } from '../../test/watchStreams.ts'

watchStreams(searchForKey)

const requests = Number(process.argv[2] ?? 3000)
const rounds = 30
const { resolve } = createRequire(import.meta.url)
const loader = pathToFileURL(resolve('tsx')).href
const children: ChildProcess[] = []

async function start(name: string, ...args: string[]): Promise<string> {
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', loader, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  child.stdout.on('data', (text) => searchForKey(String(text)))
  child.stderr.pipe(process.stderr)
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

type Target = { name: string; url: string; headers: Record<string, string> }

async function open(target: Target): Promise<IncomingMessage> {
  const sent = request(target.url, { agent, headers: target.headers })
  sent.end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return response
}

async function read(target: Target): Promise<number> {
  const began = performance.now()
  const response = await open(target)
  let text = ''
  for await (const chunk of response) text += chunk
  const ms = performance.now() - began
  searchForKey(JSON.stringify(response.rawHeaders) + text)
  return ms
}

async function readStream(target: Target): Promise<number[]> {
  const response = await open(target)
  const delays: number[] = []
  let rest = ''
  for await (const chunk of response) {
    searchForKey(String(chunk))
    const now = performance.timeOrigin + performance.now()
    const lines = (rest + chunk).split('\n\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const { at } = JSON.parse(line.replace(/^data: /, '')) as { at: number }
      delays.push(now - at)
    }
  }
  return delays
}

function quantile(values: number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
  )
}

async function measure(targets: Target[]): Promise<Map<string, number[]>> {
  const times = new Map(targets.map(({ name }) => [name, [] as number[]]))
  // One by one, in turns, so that a busy moment meets all of them.
  for (let round = -3; round < rounds; round += 1) {
    for (const target of targets) {
      for (let count = 0; count < requests / rounds; count += 1) {
        const ms = await read(target)
        if (round >= 0) times.get(target.name)?.push(ms)
      }
    }
  }
  return times
}

async function throughput(target: Target): Promise<number> {
  const began = performance.now()
  let left = requests
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await read(target)
    }
  }
  await Promise.all(Array.from({ length: 32 }, lane))
  return (requests / (performance.now() - began)) * 1000
}

async function createTargets(): Promise<{
  reads: Target[]
  streams: Target[]
}> {
  const upstream = await start('upstream')
  const ours = await start('ours', upstream)
  const theirs = await start('theirs', upstream)
  const submitted = await fetch(`${ours}/api/fal/fal-ai/ltx-2/image-to-video`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"image_url":"https://example.com/a.png","prompt":"x"}',
  })
  const { job_token } = (await submitted.json()) as { job_token: string }
  const job = 'fal-ai/ltx-2/requests/r1/status'
  const targetsOf = (rest: string): Target[] => [
    { name: 'direct', url: `${upstream}/${job}${rest}`, headers: {} },
    {
      name: '@falvideo/server',
      url: `${ours}/api/fal/${job}${rest}`,
      headers: { 'x-falvideo-job-token': job_token },
    },
    {
      name: '@fal-ai/server-proxy',
      url: `${theirs}/api/fal/proxy`,
      headers: { 'x-fal-target-url': `https://queue.fal.run/${job}${rest}` },
    },
  ]
  return { reads: targetsOf('?logs=1'), streams: targetsOf('/stream?logs=1') }
}

async function run(): Promise<void> {
  const { reads, streams } = await createTargets()
  const times = await measure(reads)
  const direct = times.get('direct') ?? []
  const ms = (value: number) => value.toFixed(2).padStart(8)
  console.log(`status reads, ${direct.length} each, ms (added to direct):`)
  console.log('                          p50      p99  added50  added99')
  for (const [name, values] of times) {
    const [p50, p99] = [quantile(values, 0.5), quantile(values, 0.99)]
    const added = [p50 - quantile(direct, 0.5), p99 - quantile(direct, 0.99)]
    console.log(
      `${name.padEnd(21)}${ms(p50)} ${ms(p99)} ${ms(added[0] ?? 0)} ${ms(added[1] ?? 0)}`,
    )
  }
  console.log('requests per second, 32 at once:')
  for (const target of reads) {
    const rate = await throughput(target)
    console.log(`${target.name.padEnd(21)}${rate.toFixed(0).padStart(8)}`)
  }
  console.log('stream, delay of an event, ms:   p50      max   events')
  for (const target of streams) {
    const delays = await readStream(target)
    console.log(
      `${target.name.padEnd(27)}${ms(quantile(delays, 0.5))} ${ms(Math.max(...delays))} ${String(delays.length).padStart(8)}`,
    )
  }
}

try {
  await run()
  const found = takeFound()
  console.log(`the key was in ${found} of ${countSearched()} texts`)
  if (found > 0) process.exitCode = 1
} finally {
  agent.destroy()
  for (const child of children) child.kill()
}
