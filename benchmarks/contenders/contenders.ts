import { aiSdk } from './aiSdk.ts'
import { byHand } from './byHand.ts'
import type { Contender } from './Contender.ts'
import { falClient, falClientStreaming } from './falClient.ts'
import { falvideo, falvideoPolling } from './falvideo.ts'
import { tanstackAi } from './tanstackAi.ts'

/** Ours first, then who is there besides. */
export const contenders: readonly Contender[] = [
  falvideo,
  falvideoPolling,
  falClient,
  falClientStreaming,
  tanstackAi,
  aiSdk,
  byHand,
]
