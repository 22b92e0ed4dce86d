import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedis } from '@falvideo/redis'
import { bundlePage } from '../src/bundlePage.ts'
import { createKeeper, type Keeper } from './createKeeper.ts'
import { pagePath, type Way, type World } from './World.ts'

export type Processes = {
  world: World
  emulator: Keeper
  handler: Keeper
  /** Clients without a page. */
  clients: Keeper[]
  end: () => Promise<void>
}

const scriptOf = (path: string) => new URL(path, import.meta.url)

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Redis, emulator, handler, and so many clients, each a process. */
export async function startWorld(
  seed: number,
  clientCount: number,
): Promise<Processes> {
  const redis = await startRedis()
  // The others end when our end of their standard input closes; this one stays.
  process.once('exit', () => void redis.stop())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(1))
  }
  const folder = mkdtempSync(join(tmpdir(), 'falvideo-soak-'))
  mkdirSync(join(folder, 'journals'))
  writeFileSync(pagePath({ folder }), await bundlePage('soak/page.tsx'))
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
  const emulator = await createKeeper(
    scriptOf('../src/emulatorProcess.ts'),
    () => [JSON.stringify(emulatorOptions)],
  )
  const handler = await createKeeper(scriptOf('handlerProcess.ts'), () => [
    JSON.stringify(world),
  ])
  let clientSeed = seed
  const nextClient = (way: Way) => () => {
    clientSeed += 1
    return [JSON.stringify({ ...world, seed: clientSeed }), way]
  }
  const clients = await Promise.all(
    Array.from({ length: clientCount }, (_, index) =>
      createKeeper(
        scriptOf('clientProcess.ts'),
        nextClient(index % 2 === 0 ? 'handler' : 'direct'),
      ),
    ),
  )
  return {
    world,
    emulator,
    handler,
    clients,
    async end() {
      const all = [emulator, handler, ...clients]
      await Promise.all(all.map((one) => one.end()))
      await redis.stop()
    },
  }
}
