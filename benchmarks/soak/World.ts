/** What every process of a soak is told; JSON on its command line. */
export type World = {
  /** Where receipts, journals and the emulator's data are. */
  folder: string
  emulatorUrl: string
  handlerUrl: string
  /** Unix socket of the Redis that keeps the handler's purse. */
  redisSocket: string
  seed: number
}

/** How a tab reaches fal: through the handler, or with a key of its own. */
export type Way = 'handler' | 'direct'

export const credentials: Record<Way, string> = {
  handler: 'handler:secret',
  direct: 'direct:secret',
}

/** One line of a tab's journal: what it began, and what it was told. */
export type Told = {
  intentId: string
  what: 'begin' | 'video' | 'error' | 'cancel'
  requestId?: string | null | undefined
  /** Name of an error, or outcome of a cancel. */
  word?: string | undefined
  /** For an error: whether it says that this is how the job ended. */
  final?: boolean | undefined
}

/** An intent's input follows from its name, so pressing again sends the same. */
export const inputOf = (intentId: string) =>
  ({ prompt: intentId, duration: 6, resolution: '1080p' }) as const
