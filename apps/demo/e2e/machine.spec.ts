import http from 'node:http'
import { expect } from '@playwright/test'
import { startDemo } from './startDemo.ts'
import { test } from './test.ts'

/** A request with headers that `fetch` would not let through. */
function ask(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers }, (response) => {
        response.resume()
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
        })
      })
      .once('error', reject)
  })
}

test('only this machine is answered, and only its own page', async ({
  demo,
}) => {
  const host = new URL(demo.url).host
  expect((await ask(demo.url, {})).status).toBe(200)
  const strangers: Record<string, string>[] = [
    { host: 'demo.example' },
    { host: '192.168.1.7:8484' },
    { host, origin: 'https://demo.example' },
    { host, origin: 'http://127.0.0.1:1' },
    { host, origin: 'null' },
  ]
  for (const headers of strangers) {
    for (const path of ['/', '/api/fal/pricing', '/api/emulator/ledger']) {
      const { status } = await ask(demo.url + path, headers)
      expect(status, `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
  }
  // A proxy in front would make everybody look like this machine.
  const proxied = await ask(
    `${demo.url}/api/fal/pricing?endpoint_id=fal-ai/ltx-2/image-to-video`,
    { host, 'x-forwarded-for': '203.0.113.9' },
  )
  expect(proxied.status).toBe(401)
})

test('files come with a strict policy, and none from outside the folder', async ({
  demo,
}) => {
  const { headers } = await ask(demo.url, {})
  const policy = headers['content-security-policy']
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toContain("script-src 'unsafe")
  expect(headers['x-content-type-options']).toBe('nosniff')
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../../package.json',
    '/nothing',
  ]) {
    const { status } = await ask(demo.url + path, {})
    expect(status, path).toBe(404)
  }
})

test('live mode shows its banner, and the server keeps the limit', async ({
  page,
  demo,
}) => {
  const live = await startDemo({
    FAL_KEY: 'id:secret',
    DEMO_FAL_URL: demo.emulatorUrl,
    DEMO_DAILY_LIMIT_USD: '0.40',
  })
  await page.goto(live.url)
  await expect(page.getByText(/^Live:.*\$0\.40 a day/)).toBeVisible()
  await expect(page.getByLabel(/Spending limit/)).toHaveValue('0.40')
  await expect(page.getByRole('button', { name: 'The emulator' })).toHaveCount(
    0,
  )
  const submit = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/fal/fal-ai/ltx-2/text-to-video', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: 'Rain' }),
      })
      return { status: answer.status, body: await answer.json() }
    })
  expect((await submit()).status).toBe(200)
  const second = await submit()
  expect(second.status).not.toBe(200)
  expect(second.body.error_type).toBe('budget_exceeded')
  expect((await demo.ledger()).submits).toBe(1)

  const levers = await fetch(`${live.url}/api/emulator/ledger`)
  expect(levers.status).toBe(404)
  expect(await live.stop()).toBe(0)
})

test('a port that is taken is named', async ({ demo }) => {
  const port = new URL(demo.url).port
  await expect(startDemo({ PORT: port })).rejects.toThrow(
    `Port ${port} is taken. Set PORT to another one.`,
  )
})
