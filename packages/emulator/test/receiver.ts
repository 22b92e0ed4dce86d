import {
  createHash,
  createPublicKey,
  type JsonWebKey,
  verify,
} from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A webhook as it came. */
export type Delivery = {
  path: string
  headers: http.IncomingHttpHeaders
  body: string
}

/** Takes webhooks in on a port; answers 200, or what `answers` has next. */
export async function receive(received: Delivery[], answers: number[] = []) {
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { url: path = '', headers } = request
    received.push({ path, headers, body })
    const status = answers.shift() ?? 200
    response.writeHead(status, { location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => server.close(),
  }
}

/**
 * Whether any key of the set vouches for a delivery, as fal's page says
 * (https://fal.ai/docs/documentation/model-apis/inference/webhooks): nothing of
 * ours is in it, only node:crypto.
 */
export function isSigned(
  { headers, body }: Delivery,
  keys: readonly JsonWebKey[],
): boolean {
  const message = [
    headers['x-fal-webhook-request-id'],
    headers['x-fal-webhook-user-id'],
    headers['x-fal-webhook-timestamp'],
    createHash('sha256').update(body).digest('hex'),
  ].join('\n')
  const signature = Buffer.from(
    String(headers['x-fal-webhook-signature']),
    'hex',
  )
  return keys.some((jwk) => {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(null, Buffer.from(message), key, signature)
  })
}
