import { expect, test } from 'vitest'
import { createJobTokens } from './jobToken.ts'

const day = 86_400_000
const claims = { requestId: 'r1', endpointId: 'a/b/c', holdId: 'h1' }
const first = 'first secret, of 32 characters or more'
const second = 'second secret, of 32 characters or more'

function createTokens(secrets: string[], now: () => number = () => 0) {
  return createJobTokens({
    secrets: async () => secrets,
    lifetimeMs: 30 * day,
    now,
  })
}

test('default', async () => {
  const tokens = createTokens([first])
  const token = await tokens.sign(claims, 'ann')
  expect(await tokens.verify(token, 'ann')).toEqual(claims)
  expect(await tokens.verifyAnyOwner(token)).toEqual(claims)
  await expect(tokens.verify(token, 'bob')).rejects.toMatchObject({
    type: 'unauthorized',
  })
})

test('behavior: letters that a header and a path can carry, no owner in them', async () => {
  const token = await createTokens([first]).sign(claims, 'ann@example.com')
  expect(token).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/)
  expect(atob(token.split('.')[0] ?? '')).not.toContain('ann')
})

test('behavior: rotation', async () => {
  const before = await createTokens([first]).sign(claims, 'ann')
  const rotating = createTokens([second, first])
  expect(await rotating.verify(before, 'ann')).toEqual(claims)
  const after = await rotating.sign(claims, 'ann')
  expect(await createTokens([second]).verify(after, 'ann')).toEqual(claims)
  await expect(createTokens([second]).verify(before, 'ann')).rejects.toThrow()
  await expect(createTokens([first]).verify(after, 'ann')).rejects.toThrow()
})

test('behavior: a secret that is withdrawn while the process runs', async () => {
  const secrets = [first]
  const tokens = createTokens(secrets)
  const token = await tokens.sign(claims, 'ann')
  expect(await tokens.verify(token, 'ann')).toEqual(claims)
  secrets.unshift(second)
  expect(await tokens.verify(token, 'ann')).toEqual(claims)
  secrets.pop()
  await expect(tokens.verify(token, 'ann')).rejects.toThrow('not valid')
})

test('behavior: expiry', async () => {
  let time = Date.UTC(2026, 9, 3)
  const tokens = createTokens([first], () => time)
  const token = await tokens.sign(claims, 'ann')
  time += 30 * day
  expect(await tokens.verify(token, 'ann')).toEqual(claims)
  time += 1000
  await expect(tokens.verify(token, 'ann')).rejects.toThrow('expired')
})

test('behavior: another process, the same secret', async () => {
  const token = await createTokens([first]).sign(claims, 'ann')
  expect(await createTokens([first]).verify(token, 'ann')).toEqual(claims)
})
