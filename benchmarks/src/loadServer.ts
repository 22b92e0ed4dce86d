import { Agent, request } from 'node:http'

export type Target = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | undefined
}

/** Sends one request and reads the answer. @throws where it is no success. */
function call(agent: Agent, target: Target): Promise<string> {
  const { url, method, headers, body } = target
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (piece) => {
        text += piece
      })
      incoming.on('end', () => {
        if ((incoming.statusCode ?? 500) < 300) resolve(text)
        else reject(new Error(`${incoming.statusCode}: ${text}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Milliseconds each request took, `width` of them at a time. */
export async function loadServer(
  target: Target,
  { requests, width }: { requests: number; width: number },
): Promise<{ tookMs: number[]; perSecond: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const tookMs: number[] = []
  let left = requests
  async function send(): Promise<void> {
    while (left > 0) {
      left -= 1
      const start = performance.now()
      await call(agent, target)
      tookMs.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: width }, send))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { tookMs, perSecond: requests / seconds }
}
