// Finds a Chromium for the browser tests, or gets one: Playwright's download
// where that works, Debian's package where it does not and we are root.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const howTo =
  'Install Chromium or Chrome, or set CHROME_PATH to the executable of one.'

/**
 * Path of a Chromium executable: `CHROME_PATH`, one on the `PATH`, an installed
 * Chrome, or Playwright's own. `undefined` if there is none.
 */
export function findChromium() {
  const asked = process.env.CHROME_PATH
  if (asked !== undefined && asked !== '') {
    if (existsSync(asked)) return asked
    throw new Error(`CHROME_PATH is set to ${asked}, where no file is.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...wellKnown,
    require('playwright').chromium.executablePath(),
  ]
  return candidates.find((path) => path !== '' && existsSync(path))
}

/** Like `findChromium`, and a clear error where there is none. */
export function requireChromium() {
  const path = findChromium()
  if (path === undefined) {
    throw new Error(`The browser tests need a Chromium. ${howTo}`)
  }
  return path
}

function run(command, args) {
  process.stderr.write(`> ${command} ${args.join(' ')}\n`)
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

function download() {
  const cli = join(
    realpathSync(join(require.resolve('playwright/package.json'), '..')),
    'cli.js',
  )
  return run(process.execPath, [cli, 'install', 'chromium'])
}

function installDebianPackage() {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
  } catch {
    return false
  }
  return (
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
    ])
  )
}

/** Finds a Chromium or gets one. The tests fail by themselves without it. */
function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  process.stderr.write('No Chromium found; getting one.\n')
  if (!download()) installDebianPackage()
  return requireChromium()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.stderr.write(`chromium: ${ensureChromium()}\n`)
  } catch (error) {
    // The tests that need a browser say the same and fail; the others run.
    process.stderr.write(`${error.message}\n`)
  }
}
