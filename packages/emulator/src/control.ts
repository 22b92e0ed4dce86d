import { json, localizeAll } from './call.ts'
import type { Emulator } from './createEmulator.ts'
import type { Fault } from './faults.ts'
import { isLoopback } from './loopback.ts'
import { page } from './page/page.ts'

/**
 * The emulator's own addresses: the page at `/` and all below `/_emulator/`.
 * `undefined` for every other path. From this machine only, and not for pages
 * of other sites that a browser on this machine has open.
 */
export async function control(
  request: Request,
  emulator: Emulator,
  remote: string | undefined,
): Promise<Response | undefined> {
  const url = new URL(request.url)
  const { pathname } = url
  if (pathname !== '/' && !pathname.startsWith('/_emulator/')) return undefined
  const from = request.headers.get('origin')
  const foreign = from !== null && !isLoopback(hostOf(from))
  if (foreign || !isLoopback(remote) || !isLoopback(url.hostname)) {
    return json(403, { detail: 'Only from this machine.' })
  }
  try {
    return await act(`${request.method} ${pathname}`, request, emulator)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return json(400, { detail })
  }
}

async function act(
  action: string,
  request: Request,
  emulator: Emulator,
): Promise<Response> {
  const { ledger, faults } = emulator
  switch (action) {
    case 'GET /':
      return new Response(page, {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    case 'GET /_emulator/ledger': {
      const { spentUsd, submits, jobs } = ledger
      return json(200, { spentUsd, submits, jobs })
    }
    case 'GET /_emulator/requests':
      return json(200, emulator.requests)
    case 'GET /_emulator/jobs':
      return json(200, localizeAll(emulator.jobs, new URL(request.url).origin))
    case 'GET /_emulator/faults':
      return json(200, faults.active)
    case 'POST /_emulator/faults': {
      const body = await readJson(request)
      const list = Array.isArray(body) ? body : [body]
      for (const fault of list) faults.add(fault as Fault)
      return json(200, faults.active)
    }
    case 'DELETE /_emulator/faults':
      faults.clear()
      return json(200, [])
    case 'GET /_emulator/settings':
      return json(200, emulator.control.settings)
    case 'POST /_emulator/settings': {
      const change = readFields(await readJson(request))
      return json(200, emulator.control.configure(change))
    }
    case 'POST /_emulator/advance': {
      const { ms } = readFields(await readJson(request))
      await emulator.control.advance(Number(ms))
      return json(200, { now: new Date(emulator.control.now()).toISOString() })
    }
    case 'POST /_emulator/requeue': {
      const { requestId } = readFields(await readJson(request))
      return json(200, {
        requeued: emulator.control.requeue(String(requestId)),
      })
    }
    case 'POST /_emulator/reset':
      emulator.reset()
      return json(200, { reset: true })
    default:
      return json(404, { detail: `There is no ${action}.` })
  }
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new TypeError('The body is not JSON.')
  }
}

function readFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).hostname : undefined
}
