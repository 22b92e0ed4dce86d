import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const server = require.resolve('typescript/bin/tsserver')

export type LanguageServer = {
  /** Tells it something that it does not answer. */
  send: (command: string, args: object) => void
  ask: (command: string, args: object) => Promise<unknown>
  stop: () => void
}

type Reply = { type: string; request_seq?: number; body?: unknown }

/** TypeScript's language server, spoken to as an editor does. */
export function startLanguageServer(): LanguageServer {
  const child = spawn(process.execPath, [server], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const waiting = new Map<number, (body: unknown) => void>()
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter((one) => one.startsWith('{'))) {
      const reply: Reply = JSON.parse(line)
      if (reply.type === 'response') {
        waiting.get(reply.request_seq ?? -1)?.(reply.body)
      }
    }
  })
  let seq = 0
  const send = (command: string, args: object) => {
    seq += 1
    const request = { seq, type: 'request', command, arguments: args }
    child.stdin.write(`${JSON.stringify(request)}\n`)
  }
  return {
    send,
    ask: (command, args) =>
      new Promise((resolve) => {
        send(command, args)
        waiting.set(seq, resolve)
      }),
    stop: () => child.kill(),
  }
}
