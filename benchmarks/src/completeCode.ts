import { readFile } from 'node:fs/promises'
import { startLanguageServer } from './languageServer.ts'
import { toPath } from './stagePackages.ts'
import type { TypeProject } from './typeCheck.ts'

export type Completion = {
  /** From opening the file to the first list, in milliseconds. */
  firstMs: number
  /** After one more letter: median of the next lists. */
  nextMs: number[]
  names: string[]
}

/**
 * Asks the language server, as an editor does, what may stand in the input:
 * before its `prompt:`.
 */
export async function completeCode(project: TypeProject): Promise<Completion> {
  const { send, ask, stop } = startLanguageServer()
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
    stop()
  }
}
