'use client'
import type { ReceiptStorage } from '@falvideo/client'
import { useContext } from 'react'
import { type Engine, withStorage } from '../engine/createEngine.ts'
import { EngineContext } from '../engine/EngineContext.ts'

/** What the provider above made, for another storage if one is given. */
export function useEngine(storage?: ReceiptStorage | undefined): Engine {
  const engine = useContext(EngineContext)
  if (engine === null) {
    throw new Error(
      'No <FalProvider> above this component. Put one near the root of your app: <FalProvider client={createClient({ proxyUrl: "/api/fal" })}>.',
    )
  }
  return storage === undefined ? engine : withStorage(engine, storage)
}
