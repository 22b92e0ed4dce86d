import { randomUUID } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  parseReceipt,
  type Receipt,
  type ReceiptStorage,
} from '@falvideo/client'

/**
 * Receipts as files of a folder, shared by processes as localStorage is by
 * tabs. A file appears whole or not at all, and only one process can make it,
 * so a process that is killed leaves nothing half done.
 */
export function fileStorage(folder: string): ReceiptStorage & {
  /** Intent ids, without reading the receipts. */
  names: () => string[]
} {
  mkdirSync(folder, { recursive: true })
  const place = (intentId: string) => join(folder, `${intentId}.json`)
  const draft = (receipt: Receipt): string => {
    const path = join(folder, `${randomUUID()}.draft`)
    writeFileSync(path, JSON.stringify(receipt))
    return path
  }
  const get = (intentId: string): Receipt | null => {
    try {
      return parseReceipt(readFileSync(place(intentId), 'utf8'))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw error
    }
  }
  const names = () =>
    readdirSync(folder).flatMap((name) =>
      name.endsWith('.json') ? [name.slice(0, -5)] : [],
    )
  return {
    names,
    get,
    claim(receipt) {
      const path = draft(receipt)
      try {
        linkSync(path, place(receipt.intentId))
        return null
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error
        return get(receipt.intentId)
      } finally {
        rmSync(path)
      }
    },
    set: (receipt) => renameSync(draft(receipt), place(receipt.intentId)),
    delete: (intentId) => rmSync(place(intentId), { force: true }),
    list: () => names().flatMap((name) => get(name) ?? []),
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
