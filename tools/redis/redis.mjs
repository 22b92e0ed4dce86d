// Finds a redis-server for the tests, or gets one: Debian's package where we
// are root. Starts it on a socket of its own, so that nothing is shared.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const howTo =
  'Install Redis (Debian: redis-server, Homebrew: redis), or set REDIS_SERVER_PATH to the executable.'

/**
 * Path of a redis-server: `REDIS_SERVER_PATH`, or one on the `PATH`.
 * `undefined` if there is none.
 */
export function findRedis() {
  const asked = process.env.REDIS_SERVER_PATH
  if (asked !== undefined && asked !== '') {
    if (existsSync(asked)) return asked
    throw new Error(`REDIS_SERVER_PATH is set to ${asked}, where no file is.`)
  }
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => existsSync(path))
}

/** Like `findRedis`, and a clear error where there is none. */
export function requireRedis() {
  const path = findRedis()
  if (path === undefined) {
    throw new Error(`Some tests of the server need a Redis. ${howTo}`)
  }
  return path
}

/**
 * Starts an empty redis-server that keeps nothing on disk and listens on a Unix
 * socket only.
 */
export async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'falvideo-redis-'))
  const socket = join(folder, 'redis.sock')
  const child = spawn(
    requireRedis(),
    ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = new Promise((resolve) => child.once('close', resolve))
  // A test process that is stopped must not leave a server behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let output = ''
  await new Promise((resolve, reject) => {
    const read = (text) => {
      output += text
      if (/ready to accept connections/i.test(output)) resolve(undefined)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('close', () =>
      reject(new Error(`redis-server ended at once:\n${output}`)),
    )
  })
  return {
    socket,
    async stop() {
      process.off('exit', kill)
      kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function run(command, args) {
  process.stderr.write(`> ${command} ${args.join(' ')}\n`)
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

// Root installs; elsewhere only a machine that is made anew for each run does.
function asRoot() {
  if (process.getuid?.() === 0) return []
  const sudo = process.env.CI && spawnSync('sudo', ['-n', 'true']).status === 0
  return sudo ? ['sudo', '-n'] : undefined
}

function installDebianPackage() {
  const prefix = asRoot()
  if (prefix === undefined) return
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
  } catch {
    return
  }
  const aptGet = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args]
    return run(command, rest)
  }
  if (!aptGet('update', '-qq')) return
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'redis-server')
}

/** Finds a redis-server or gets one. The tests fail by themselves without. */
function ensureRedis() {
  const found = findRedis()
  if (found !== undefined) return found
  process.stderr.write('No redis-server found; getting one.\n')
  installDebianPackage()
  return requireRedis()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.stderr.write(`redis: ${ensureRedis()}\n`)
  } catch (error) {
    // The tests that need it say the same and fail; the others run.
    process.stderr.write(`${error.message}\n`)
  }
}
