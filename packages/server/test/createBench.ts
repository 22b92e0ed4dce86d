import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '@falvideo/emulator'
import { onTestFinished } from 'vitest'
import type { Authorize } from '../src/handler/authorize.ts'
import { createHandler, type Handler } from '../src/handler/createHandler.ts'
import type { HandlerEvent } from '../src/handler/events.ts'
import type { HandlerOptions } from '../src/handler/HandlerOptions.ts'
import { testKey } from './watchForKey.ts'

/** Whoever the header says; nobody without it. */
export const authorizeByHeader: Authorize = (request) => {
  const id = request.headers.get('x-user')
  return id === null ? null : { id }
}

export const input = {
  image_url:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  prompt: 'a slow pan over the harbour',
}

export const endpointPath = '/api/fal/fal-ai/ltx-2/image-to-video'
export const appPath = '/api/fal/fal-ai/ltx-2'

export type CallOptions = {
  user?: string | null | undefined
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string> | undefined
}

/** A handler before an emulator, and a way to call it as a browser would. */
export function createBench(
  options: Partial<HandlerOptions> = {},
  emulatorOptions: EmulatorOptions = {},
) {
  const emulator = createEmulator({
    render: 'sample',
    crowd: 0,
    ...emulatorOptions,
  })
  onTestFinished(() => emulator.close())
  const events: HandlerEvent[] = []
  const handler = createHandler({
    credentials: testKey,
    endpoints: [ltx2ImageToVideo],
    authorize: authorizeByHeader,
    fetch: emulator.fetch,
    onEvent: (event) => events.push(event),
    ...options,
  })
  return { emulator, handler, events, ...createCalls(handler) }
}

function createCalls(handler: Handler) {
  const call = async (
    method: string,
    path: string,
    { user = 'ann', token, body, headers = {} }: CallOptions = {},
  ): Promise<Response> => {
    return handler(
      new Request(`http://app.test${path}`, {
        method,
        headers: {
          ...(user === null ? {} : { 'x-user': user }),
          ...(token === undefined ? {} : { 'x-falvideo-job-token': token }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  }
  const submit = async (options: CallOptions = {}) => {
    const response = await call('POST', endpointPath, {
      body: input,
      ...options,
    })
    const answer = (await response.json()) as {
      request_id: string
      job_token: string
      detail?: unknown
      error_type?: string
    }
    const job = `${appPath}/requests/${answer.request_id}`
    return { status: response.status, answer, job, token: answer.job_token }
  }
  /** Reads the status until the job is over, then its result. */
  const finish = async (job: string, token: string, user = 'ann') => {
    for (;;) {
      const status = await call('GET', `${job}/status`, { token, user })
      const body = (await status.json()) as { status: string }
      if (body.status === 'COMPLETED') break
      // Without a socket nothing here waits; the emulator must get its turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return call('GET', job, { token, user })
  }
  /** Begins an upload in parts and brings its only part. */
  const bringPart = async (fetch: Emulator['fetch'], user = 'ann') => {
    const started = await call(
      'POST',
      '/api/fal/storage/upload/initiate-multipart',
      { body: { content_type: 'video/mp4', file_name: 'a.mp4' }, user },
    )
    const answer = (await started.json()) as {
      upload_url: string
      upload_token: string
      file_url: string
    }
    const url = answer.upload_url.replace('?', '/1?')
    const put = await fetch(url, { method: 'PUT', body: 'abc' })
    return { ...answer, parts: [await put.json()] }
  }
  return { call, submit, finish, bringPart }
}
