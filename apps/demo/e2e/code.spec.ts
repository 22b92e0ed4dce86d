import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { pickSample } from './pickSample.ts'
import { test } from './test.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
// A name that every shell and language has to quote.
const prompt = `It's "golden" hour: $HOME, \`dusk\`, 5 % \\ ü`

async function readCode(page: Page, language: string): Promise<string> {
  await page.getByRole('tab', { name: language, exact: true }).click()
  return page
    .getByRole('tabpanel')
    .textContent()
    .then((text) => (text ?? '').trim())
}

/** Below the demo, so that the packages are found; not in git. */
async function writeProgram(folder: string, name: string, text: string) {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

/** A program and all it imports as one script. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'program' },
    },
  })
  const [{ output } = { output: [] }] = [
    result,
  ].flat() as Rolldown.RolldownOutput[]
  const [chunk] = output
  return chunk?.type === 'chunk' ? chunk.code : ''
}

/** Runs a program where the photograph lies, on an emulator of its own. */
async function runOnEmulator(file: string): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--import', join(root, 'e2e/inEmulator.ts'), file],
    {
      cwd: join(root, 'public'),
      env: { ...process.env, FAL_KEY: 'id:secret' },
    },
  )
  return stdout.trim()
}

test('the code for a picture from the disk runs as it stands', async ({
  page,
  demo,
}, info) => {
  await page.goto('/')
  await pickSample(page)
  await page.getByLabel('Prompt').fill(prompt)
  await page.getByRole('radio', { name: '8 s' }).check()

  const typescript = await readCode(page, 'TypeScript')
  expect(typescript).toContain('duration: 8')
  const program = await writeProgram(info.outputDir, 'program.ts', typescript)
  expect(await runOnEmulator(program)).toMatch(/^https:\/\/\S+\.mp4$/)

  const official = await readCode(page, '@fal-ai/client')
  const other = await writeProgram(info.outputDir, 'official.ts', official)
  expect(await runOnEmulator(other)).toMatch(/^https:\/\/\S+\.mp4$/)

  const curl = (await readCode(page, 'curl')).replaceAll(
    /https:\/\/(queue\.fal\.run|rest\.fal\.ai)/g,
    `${demo.emulatorUrl}/$1`,
  )
  const { stdout } = await run('bash', ['-c', curl], {
    cwd: join(root, 'public'),
    env: { ...process.env, FAL_KEY: 'id:secret' },
  })
  expect(JSON.parse(stdout)).toMatchObject({
    video: { url: expect.stringMatching(/\.mp4$/), duration: 8 },
  })
})

test('the code for React compiles, and makes a video in a page', async ({
  page,
  demo,
}, info) => {
  // Whole without a picture too: the page that is taken home asks for its own.
  await page.goto('/')
  await page.getByLabel('Prompt').fill(prompt)
  await writeProgram(info.outputDir, 'App.tsx', await readCode(page, 'React'))
  await writeProgram(
    info.outputDir,
    'program.ts',
    await readCode(page, 'TypeScript'),
  )
  const config = await writeProgram(
    info.outputDir,
    'tsconfig.json',
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      include: ['*.ts', '*.tsx'],
    }),
  )
  await run('npx', ['--no-install', 'tsc', '--noEmit', '-p', config], {
    cwd: root,
  })

  const entry = await writeProgram(
    info.outputDir,
    'main.tsx',
    `import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

createRoot(document.body).render(<App />)`,
  )
  await page.goto(`${demo.url}/404`)
  // Evaluated, since the page's policy admits no script but its own.
  await page.evaluate(await bundle(entry))
  await page
    .getByLabel('Picture')
    .setInputFiles(join(root, 'public/dandelions.jpg'))
  await expect(page.locator('video')).toBeVisible({ timeout: 400_000 })
  expect((await demo.ledger()).submits).toBe(1)
})

test('the code follows the form', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Endpoint').selectOption('fal-ai/ltx-2/text-to-video')
  await page.getByLabel('Prompt').fill('Rain')
  expect(await readCode(page, 'React')).toContain('ltx2TextToVideo')
  expect(await readCode(page, 'Python')).toBe(`import fal_client

result = fal_client.subscribe(
    "fal-ai/ltx-2/text-to-video",
    arguments={
        "prompt": "Rain",
        "duration": 6,
        "resolution": "1080p",
        "fps": 25,
        "generate_audio": True,
    },
)
print(result["video"]["url"])`)
  await page.getByRole('switch', { name: 'Sound' }).uncheck()
  expect(await readCode(page, 'Python')).toContain('"generate_audio": False')
})
