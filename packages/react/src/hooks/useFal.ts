'use client'
import type { Client } from '@falvideo/client'
import { useEngine } from './useEngine.ts'

/** The client of the provider above, with the storage the hooks use. */
export function useFal(): Client {
  return useEngine().client
}
