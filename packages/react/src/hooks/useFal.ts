'use client'
import type { StoredConnection } from '../engine/createEngine.ts'
import { useEngine } from './useEngine.ts'

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
  return useEngine().client
}
