import type { Files } from '../files.ts'
import type { Ledger } from '../ledger.ts'
import type { createPool } from '../render/pool.ts'
import type { VideoRequest } from '../render/video.ts'

/** What work is done with. */
export type WorkParameters = {
  files: Files
  ledger: Ledger
  pool: ReturnType<typeof createPool>
  mode: 'real' | 'still' | 'sample'
  seed: number
  allowPrivate: boolean
}

/** An input that was found good, and all it names. */
export type Ready = {
  video: VideoRequest
  width: number
  height: number
  pictures: Uint8Array[]
}
