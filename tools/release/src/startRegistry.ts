import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

/** An npm registry of our own, on loopback. */
export type Registry = {
  url: string
  /**
   * Variables under which npm, pnpm and changesets send our scope there, and
   * only that. They replace the user's own npm settings, so that no token for
   * a real registry is within reach of what is tried out.
   */
  env: Record<string, string>
  stop: () => Promise<void>
}

const user = { name: 'release', password: 'release-on-loopback' }

/** Starts verdaccio on a free port with an empty store. */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), 'falvideo-registry-'))
  const server: Server = await runServer({
    self_path: folder,
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    // No uplink: what is not ours is not asked for here.
    packages: {
      '@falvideo/*': { access: '$all', publish: '$authenticated' },
    },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const settings = join(folder, 'npmrc')
  const lines = [
    `registry=${/https?:\S+/.exec(await run('npm', ['config', 'get', 'registry']))}`,
    `@falvideo:registry=${url}/`,
    `//127.0.0.1:${port}/:_authToken=${await signUp(url)}`,
  ]
  await writeFile(settings, lines.join('\n'))
  return {
    url,
    env: { NPM_CONFIG_USERCONFIG: settings },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await rm(folder, { recursive: true })
    },
  }
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}/-/user/org.couchdb.user:${user.name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`No sign-up: ${response.status}`)
  return token
}
