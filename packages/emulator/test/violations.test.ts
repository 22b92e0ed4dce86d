import { expect, test } from 'vitest'
import { createEmulator } from '../src/exports/index.ts'
import { routes } from '../src/routes/routes.ts'
import { submit } from './helpers.ts'

/** An emulator with a mistake in it: its status answers say nonsense. */
function createBroken(body: unknown) {
  const route = routes.find(({ name }) => name === 'status')
  if (!route) throw new Error('no status route')
  const { handle } = route
  route.handle = () =>
    Response.json(body, { status: 202, headers: { 'x-fal-request-id': 'r' } })
  const emulator = createEmulator({ render: 'sample' })
  return { emulator, repair: () => Object.assign(route, { handle }) }
}

test('behavior: a wrong answer fails where it happens, and at the end', async () => {
  const { emulator, repair } = createBroken({ status: 'DONE' })
  try {
    const { status_url } = await submit(emulator)
    const headers = { authorization: 'Key a:b' }
    const wrong = 'answered 202, which does not fit'
    await expect(emulator.fetch(status_url, { headers })).rejects.toThrow(wrong)
    const { url } = await emulator.listen()
    const address = status_url.replace('https://', `${url}/`)
    const answer = await fetch(address, { headers })
    expect(answer.status).toBe(500)
    expect((await answer.json()).detail).toMatch(wrong)
    expect(emulator.violations).toHaveLength(2)
    // Whoever caught the error, or tried again, hears of it here.
    await expect(emulator.close()).rejects.toThrow(wrong)
    // And yet it is closed.
    await expect(fetch(url)).rejects.toThrow()
  } finally {
    repair()
  }
})

test('behavior: what a fault orders may be anything', async () => {
  const emulator = createEmulator({ render: 'sample' })
  const headers = { authorization: 'Key a:b' }
  for (const route of ['submit', 'result'] as const) {
    const body = { nothing: ['like', 'fal'] }
    emulator.faults.add({ route, kind: 'completed-then-error', body })
    const { response_url, status_url } = await submit(emulator)
    const stream = await emulator.fetch(`${status_url}/stream`, { headers })
    await stream.text()
    const result = await emulator.fetch(response_url, { headers })
    expect(await result.json()).toEqual(body)
  }
  await emulator.close()
})
