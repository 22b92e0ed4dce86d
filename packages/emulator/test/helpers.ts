import type { Emulator } from '../src/exports/index.ts'

export const imageToVideo = 'fal-ai/ltx-2/image-to-video'
export const textToVideo = 'fal-ai/ltx-2/text-to-video'

/** A whole PNG: one red pixel. */
export const redPixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

export const headers = {
  authorization: 'Key test-key:test-secret',
  'content-type': 'application/json',
}

export type Submitted = {
  status: string
  request_id: string
  response_url: string
  status_url: string
  cancel_url: string
  queue_position: number
}

export type Answered<Body = Record<string, unknown>> = {
  status: number
  headers: Headers
  body: Body
}

/** Sends one request to the emulator, in process, with a key. */
export async function send<Body = Record<string, unknown>>(
  emulator: Pick<Emulator, 'fetch'>,
  url: string,
  init: RequestInit = {},
): Promise<Answered<Body>> {
  const response = await emulator.fetch(url, {
    ...init,
    headers: { ...headers, ...init.headers },
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as Body,
  }
}

/** Submits a request that is fine, unless told otherwise. */
export async function submit(
  emulator: Pick<Emulator, 'fetch'>,
  options: {
    input?: unknown
    endpoint?: string
    query?: string
    headers?: Record<string, string>
  } = {},
): Promise<Submitted> {
  const { endpoint = textToVideo, query = '' } = options
  const url = `https://queue.fal.run/${endpoint}${query}`
  const { status, body } = await send<Submitted>(emulator, url, {
    method: 'POST',
    body: JSON.stringify(options.input ?? { prompt: 'a quiet harbour' }),
    headers: options.headers ?? {},
  })
  if (status !== 200)
    throw new Error(`submit: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Data of every event of a stream, until it ends. */
export async function readEvents<Event = Record<string, unknown>>(
  response: Response,
): Promise<Event[]> {
  const text = await response.text()
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => JSON.parse(event.slice(6)) as Event)
}
