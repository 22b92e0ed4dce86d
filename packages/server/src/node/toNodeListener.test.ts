import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createBench, endpointPath, input } from '../../test/createBench.ts'
import { onlyThisMachine } from '../handler/authorize.ts'
import type { Handler } from '../handler/createHandler.ts'
import { toNodeListener } from './toNodeListener.ts'

async function listen(handler: Handler): Promise<string> {
  const server = createServer(toNodeListener(handler))
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve()),
  )
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('default: a job over a socket', async () => {
  const { handler } = createBench()
  const origin = await listen(handler)
  const response = await fetch(`${origin}${endpointPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user': 'ann' },
    body: JSON.stringify(input),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ status: 'IN_QUEUE' })
})

test('behavior: only this machine', async () => {
  const { handler } = createBench({ authorize: onlyThisMachine })
  const origin = await listen(handler)
  // Without a body it is refused right after the door.
  const statusOf = async (headers: Record<string, string>) =>
    (await fetch(`${origin}${endpointPath}`, { method: 'POST', headers }))
      .status
  expect(await statusOf({})).toBe(415)
  expect(await statusOf({ 'x-forwarded-for': '203.0.113.7' })).toBe(401)
  expect(await statusOf({ origin: 'https://evil.test' })).toBe(403)
  // Without the adapter nobody knows the peer.
  const direct = new Request(`${origin}${endpointPath}`, { method: 'POST' })
  expect((await handler(direct)).status).toBe(401)
})
