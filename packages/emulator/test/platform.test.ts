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

describe('analytics', () => {
  const byHand = test.extend({
    emulatorOptions: {
      clock: 'manual',
      queueMs: 2_000,
      runMs: 10_000,
      crowd: 0,
    },
  })

  byHand('default', async ({ emulator }) => {
    await submit(emulator)
    await submit(emulator, { input: { prompt: '' } })
    await emulator.control.advance(12_000)
    await submit(emulator, { headers: { 'x-fal-request-start-timeout': '1' } })
    await emulator.control.advance(12_000)
    const read = (expand: string) =>
      send(
        emulator,
        `${api}/models/analytics?endpoint_id=${textToVideo}&expand=${expand}`,
      )
    const { body } = await read(
      'summary,time_series,request_count,success_count,user_error_count,error_count,timeout_error_count,p90_duration,p50_prepare_duration,p50_cold_boot_duration,total_billable_duration',
    )
    const summary = {
      endpoint_id: textToVideo,
      request_count: 3,
      success_count: 1,
      user_error_count: 1,
      error_count: 1,
      timeout_error_count: 1,
      p90_duration: 10,
      p50_prepare_duration: 2,
      p50_cold_boot_duration: 0,
      total_billable_duration: 10,
    }
    expect(body).toMatchObject({
      summary: [summary],
      time_series: [{ bucket: '2026-01-01T00:00:00.000Z', results: [summary] }],
    })
    expect((await read('summary')).status).toBe(400)
    expect((await read('request_count')).status).toBe(400)
  })

  byHand('parameters: timeframe', async ({ emulator }) => {
    await submit(emulator)
    await emulator.control.advance(12_000)
    for (const [timeframe, bucket] of [
      ['minute', '2026-01-01T12:00:00.000Z'],
      ['week', '2025-12-29T00:00:00.000Z'],
      ['month', '2026-01-01T00:00:00.000Z'],
    ]) {
      const url = `${api}/models/usage?timeframe=${timeframe}`
      const { body } = await send(emulator, url)
      expect(body.time_series).toMatchObject([{ bucket }])
    }
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

  byHand('search: words, what they have in common', async ({ emulator }) => {
    for (const prompt of ['a red lighthouse', 'a red barn', 'fog']) {
      await submit(emulator, { input: { prompt } })
    }
    await emulator.control.advance(1_000)
    const search = async (query: string) => {
      const url = `${api}/models/requests/search?${query}`
      type Found = { json_input: { prompt: string }; similarity?: number }
      const { body } = await send<{ results: Found[] }>(emulator, url)
      return body.results.map((one) => [one.json_input.prompt, one.similarity])
    }
    expect(await search('query=red+lighthouse')).toEqual([
      ['a red lighthouse', 1],
      ['a red barn', 0.5],
    ])
    const close = await search('query=red+lighthouse&min_similarity=0.9')
    expect(close).toEqual([['a red lighthouse', 1]])
    expect(await search('')).toEqual([
      ['fog', undefined],
      ['a red barn', undefined],
      ['a red lighthouse', undefined],
    ])
    expect(await search('exclude_api_requests=true')).toEqual([])
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
  const apps = await send(emulator, `${api}/serverless/apps/me/mine/queue`)
  expect(apps.status).toBe(404)
  const assets = await send(emulator, `${api}/assets`)
  expect(assets.status).toBe(501)
  expect(assets.body).toMatchObject({ error: { type: 'not_implemented' } })
})

describe('account', () => {
  test('keys: made, used, deleted', async ({ emulator }) => {
    const made = await send<{ key_id: string; key: string }>(
      emulator,
      `${api}/keys`,
      { method: 'POST', body: '{"alias":"ci"}' },
    )
    expect(made.status).toBe(201)
    const { key_id, key } = made.body
    const list = await send(emulator, `${api}/keys`)
    expect(list.body).toMatchObject({ keys: [{ key_id, alias: 'ci' }] })
    expect(JSON.stringify(list.body)).not.toContain(key)
    const asIt = { headers: { authorization: `Key ${key}` } }
    await submit(emulator, asIt)
    expect(emulator.ledger.jobs[0]?.keyId).toBe(key_id)
    const gone = await send(emulator, `${api}/keys/${key_id}`, {
      method: 'DELETE',
    })
    expect(gone.status).toBe(204)
    await expect(submit(emulator, asIt)).rejects.toThrow('401')
    const nameless = { method: 'POST', body: '{}' }
    expect((await send(emulator, `${api}/keys`, nameless)).status).toBe(400)
  })

  test.extend({ emulatorOptions: { clock: 'manual' } })(
    'storage settings: for files of which nothing is said',
    async ({ emulator }) => {
      const settings = (body?: object) =>
        send(
          emulator,
          `${api}/storage/settings`,
          body ? { method: 'PUT', body: JSON.stringify(body) } : {},
        )
      expect((await settings()).body).toEqual({
        expiration_duration_seconds: null,
        initial_acl: { default: 'allow', rules: [] },
      })
      const hour = { expiration_duration_seconds: 3_600 }
      expect((await settings(hour)).body).toMatchObject(hour)
      const video = async (headers: Record<string, string>) => {
        const { response_url } = await submit(emulator, { headers })
        await emulator.control.advance(1)
        type Output = { video: { url: string } }
        return (await send<Output>(emulator, response_url)).body.video.url
      }
      const short = await video({})
      const kept = await video({
        'x-fal-object-lifecycle-preference':
          '{"expiration_duration_seconds":null}',
      })
      const hidden = await video({
        'x-fal-object-lifecycle-preference':
          '{"initial_acl":{"default":"hide"}}',
      })
      expect((await emulator.fetch(short)).status).toBe(200)
      expect((await emulator.fetch(hidden)).status).toBe(404)
      await emulator.control.advance(3_600_000)
      expect((await emulator.fetch(short)).status).toBe(404)
      expect((await emulator.fetch(kept)).status).toBe(200)
      for (const wrong of [
        { expiration_duration_seconds: 0 },
        { initial_acl: { default: 'perhaps' } },
      ]) {
        expect((await settings(wrong)).status).toBe(400)
      }
    },
  )
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
