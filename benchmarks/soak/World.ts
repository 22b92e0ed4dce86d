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

/** How a client reaches fal: through the handler, or with a key of its own. */
export type Way = 'handler' | 'direct'

/** How names of intents begin that a browser tab began. */
export const tabWay = 'handler-tab' satisfies `${Way}-${string}`

export const credentials: Record<Way, string> = {
  handler: 'handler:secret',
  direct: 'direct:secret',
}

/** One line of a journal: what it began, and what it was told. */
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

/** The page of the tabs, as the handler's server sends it. */
export const pagePath = ({ folder }: Pick<World, 'folder'>): string =>
  `${folder}/page.html`
