import { describe, expect } from 'vitest'
import { test } from '../src/exports/vitest.ts'
import { imageToVideo, send, submit, textToVideo } from './helpers.ts'

const api = 'https://api.fal.ai/v1'

describe('pricing', () => {
  test('default', async ({ emulator }) => {
    const url = `${api}/models/pricing?endpoint_id=${imageToVideo},fal-ai/none`
    const { status, body } = await send(emulator, url)
    expect(status).toBe(200)
    expect(body).toEqual({
      prices: [
        {
          endpoint_id: imageToVideo,
          unit_price: 0.06,
          unit: 'seconds',
          currency: 'USD',
        },
      ],
      next_cursor: null,
      has_more: false,
    })
  })

  test('error: no ids, no key', async ({ emulator }) => {
    const url = `${api}/models/pricing`
    const { status, body } = await send(emulator, url)
    expect(status).toBe(400)
    expect(body).toEqual({
      error: { type: 'validation_error', message: 'endpoint_id is required' },
    })
    const bare = await emulator.fetch(`${url}?endpoint_id=${imageToVideo}`)
    expect(bare.status).toBe(401)
    expect(await bare.json()).toEqual({
      error: {
        type: 'authorization_error',
        message: 'Authentication required',
      },
    })
  })

  test('estimate', async ({ emulator }) => {
    const estimate = (body: object) =>
      send(emulator, `${api}/models/pricing/estimate`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    const historical = await estimate({
      estimate_type: 'historical_api_price',
      endpoints: { [imageToVideo]: { call_quantity: 100 } },
    })
    expect(historical.body).toEqual({
      estimate_type: 'historical_api_price',
      total_cost: 36,
      currency: 'USD',
    })
    const unit = await estimate({
      estimate_type: 'unit_price',
      endpoints: { [imageToVideo]: { unit_quantity: 50 } },
    })
    expect(unit.body.total_cost).toBe(3)
    expect((await estimate({ estimate_type: 'guess' })).status).toBe(400)
    const half = { [imageToVideo]: { call_quantity: 0.5 } }
    const wrong = { estimate_type: 'historical_api_price', endpoints: half }
    expect((await estimate(wrong)).status).toBe(400)
  })
})

describe('models', () => {
  test('default: without a key', async ({ emulator }) => {
    const answer = await emulator.fetch(
      `${api}/models?category=text-to-video&limit=1&expand=openapi-3.0`,
    )
    const body = await answer.json()
    expect(body).toMatchObject({
      models: [
        {
          endpoint_id: expect.stringMatching('text-to-video'),
          metadata: { category: 'text-to-video', status: 'active' },
          openapi: { paths: {} },
        },
      ],
      has_more: true,
    })
    const next = await emulator.fetch(
      `${api}/models?category=text-to-video&limit=1&cursor=${body.next_cursor}`,
    )
    const [model] = (await next.json()).models
    expect(model.endpoint_id).not.toBe(body.models[0].endpoint_id)
  })

  test('the document of an endpoint', async ({ emulator }) => {
    const url = 'https://fal.ai/api/openapi/queue/openapi.json?endpoint_id='
    const answer = await emulator.fetch(url + imageToVideo)
    expect(await answer.json()).toHaveProperty('paths', expect.anything())
    const unknown = await emulator.fetch(`${url}fal-ai/none`)
    expect([unknown.status, await unknown.json()]).toEqual([404, null])
  })
})

describe('history', () => {
  const byHand = test.extend({ emulatorOptions: { clock: 'manual' } })

  byHand('money that was spent', async ({ emulator }) => {
    const input = { prompt: 'a', resolution: '2160p', duration: 10 }
    const { request_id } = await submit(emulator, { input })
    await submit(emulator, { input: { prompt: '' } })
    await emulator.control.advance(1_000)
    const events = await send(emulator, `${api}/models/billing-events`)
    expect(events.body.billing_events).toMatchObject([
      {
        request_id,
        endpoint_id: textToVideo,
        output_units: 40,
        unit_price: 0.06,
        cost_total: 2.4,
        cost_estimate_nano_usd: 2_400_000_000,
      },
    ])
    const usage = await send(
      emulator,
      `${api}/models/usage?expand=time_series,summary&timeframe=hour`,
    )
    expect(usage.body).toMatchObject({
      time_series: [{ bucket: '2026-01-01T12:00:00.000Z', results: [{}] }],
      summary: [{ endpoint_id: textToVideo, quantity: 40, cost_total: 2.4 }],
    })
    const url = `${api}/account/billing?expand=credits`
    expect((await send(emulator, url)).body).toEqual({
      username: 'emulator',
      credits: { current_balance: 997.6, currency: 'USD' },
    })
  })

  byHand('requests, and their payloads removed', async ({ emulator }) => {
    const { request_id, response_url } = await submit(emulator)
    await emulator.control.advance(1_000)
    const list = `${api}/models/requests/by-endpoint?endpoint_id=${textToVideo}&expand=payloads`
    type List = { items: { request_id: string; json_output: unknown }[] }
    const { items } = (await send<List>(emulator, list)).body
    const { body } = await send<{ video: { url: string } }>(
      emulator,
      response_url,
    )
    expect(items).toMatchObject([
      { request_id, status_code: 200, json_output: body },
    ])
    const removed = await send(
      emulator,
      `${api}/models/requests/${request_id}/payloads`,
      { method: 'DELETE' },
    )
    const { url } = body.video
    expect(removed.body).toEqual({
      cdn_delete_results: [{ link: url, exception: null }],
    })
    expect((await emulator.fetch(url)).status).toBe(404)
  })

  test.extend({ emulatorOptions: { balanceUsd: '0.36' } })(
    'behavior: a spent balance locks the account',
    async ({ emulator }) => {
      await submit(emulator)
      await expect.poll(() => emulator.ledger.spentUsd).toBe('0.36')
      await expect(submit(emulator)).rejects.toThrow('403 {"detail":"User is l')
    },
  )
})

test('tokens, meta, what is not there', async ({ emulator }) => {
  const post = { method: 'POST', body: '{"allowed_apps":["ltx-2"]}' }
  const token = await send(emulator, 'https://rest.fal.ai/tokens/', post)
  expect(token.status).toBe(201)
  expect(token.body).toMatch(/^\S+\.\S+\.\S+$/)
  const meta = await emulator.fetch(`${api}/meta`)
  expect(await meta.json()).toHaveProperty('webhook_ip_ranges')
  const keys = await send(emulator, `${api}/keys`)
  expect(keys.status).toBe(501)
  expect(keys.body).toMatchObject({ error: { type: 'not_implemented' } })
})

describe('what fal leaves open', () => {
  test.extend({
    emulatorOptions: {
      exposeHeaders: true,
      clock: 'manual',
      queueMs: 1_000,
      resultTtlMs: 500,
      unclear: {
        retryAfterSeconds: 9,
        cancelledStatus: 202,
        expiredStatus: 410,
        errorInStatus: true,
        attemptIds: true,
        unknownPrice: 'not-found',
        maxBodyBytes: 100,
      },
    },
  })('every option', async ({ emulator }) => {
    const url = `https://queue.fal.run/${textToVideo}`
    const long = { method: 'POST', body: JSON.stringify('x'.repeat(100)) }
    expect((await send(emulator, url, long)).status).toBe(413)
    const none = `${api}/models/pricing?endpoint_id=fal-ai/none`
    expect((await send(emulator, none)).status).toBe(404)

    const { cancel_url } = await submit(emulator)
    const full = await send(emulator, `${url}?fal_max_queue_length=0`, {
      method: 'POST',
      body: '{}',
    })
    expect(full.headers.get('retry-after')).toBe('9')
    expect(full.headers.get('access-control-expose-headers')).toMatch(
      'x-fal-request-id',
    )
    const cancelled = await send(emulator, cancel_url, { method: 'PUT' })
    expect(cancelled.status).toBe(202)
    expect(cancelled.body).toEqual({ status: 'OK' })

    const refused = await submit(emulator, { input: {} })
    await emulator.control.advance(1_000)
    const state = await send(emulator, refused.status_url)
    expect(state.body.error).toBe('Invalid status code: 422')
    const result = await send(emulator, refused.response_url)
    const id = result.headers.get('x-fal-request-id')
    expect(id).toMatch(/^[\da-f-]{36}$/)
    expect(id).not.toBe(refused.request_id)
    await emulator.control.advance(501)
    expect((await send(emulator, refused.response_url)).status).toBe(410)
  })
})
