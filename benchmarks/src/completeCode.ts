import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { toPath } from './stagePackages.ts'
import type { TypeProject } from './typeCheck.ts'

const require = createRequire(import.meta.url)
const server = require.resolve('typescript/bin/tsserver')

export type Completion = {
  /** From opening the file to the first list, in milliseconds. */
  firstMs: number
  /** After one more letter: median of the next lists. */
  nextMs: number[]
  names: string[]
}

type Reply = { type: string; request_seq?: number; body?: unknown }

/**
 * Asks the language server, as an editor does, what may stand in the input:
 * before its `prompt:`.
 */
export async function completeCode(project: TypeProject): Promise<Completion> {
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
  const send = (command: string, args: object): number => {
    seq += 1
    const request = { seq, type: 'request', command, arguments: args }
    child.stdin.write(`${JSON.stringify(request)}\n`)
    return seq
  }
  const ask = (command: string, args: object): Promise<unknown> =>
    new Promise((resolve) => waiting.set(send(command, args), resolve))

  const file = toPath(project.file)
  const text = await readFile(file, 'utf8')
  const before = text.slice(0, text.indexOf('prompt:'))
  const line = before.split('\n').length
  const offset = before.length - before.lastIndexOf('\n')
  const complete = async () => {
    const start = performance.now()
    const body = await ask('completionInfo', { file, line, offset })
    const { entries = [] } = (body ?? {}) as { entries?: { name: string }[] }
    return { ms: performance.now() - start, entries }
  }
  try {
    const start = performance.now()
    send('open', { file })
    const { entries } = await complete()
    const firstMs = performance.now() - start
    const nextMs: number[] = []
    for (let index = 0; index < 5; index++) {
      // A letter and its removal, so that nothing is answered from memory.
      const place = { file, line: 1, offset: 1, endLine: 1 }
      send('change', { ...place, endOffset: 1, insertString: '/**/' })
      nextMs.push((await complete()).ms)
      send('change', { ...place, endOffset: 5, insertString: '' })
    }
    return { firstMs, nextMs, names: entries.map(({ name }) => name) }
  } finally {
    child.kill()
  }
}
