'use client'
import type { Connection, ReceiptStorage } from '@falvideo/client'
import { equip } from '../engine/equip.ts'
import { useEngine } from './useEngine.ts'

/** A connection whose storage can be reached. */
export type StoredConnection = Connection & {
  readonly storage: ReceiptStorage
}

/**
 * The connection of the provider above, on the storage the hooks use. The
 * client's free functions take it.
 *
 * @example
 * import { estimateCost, getPricing } from '@falvideo/client'
 * import { useFal } from '@falvideo/react'
 *
 * const fal = useFal()
 * const pricing = await getPricing(fal, endpoint)
 */
export function useFal(): StoredConnection {
  const { client, storage, memo } = useEngine()
  return memo('fal', () => ({ ...equip(client), storage }))
}
