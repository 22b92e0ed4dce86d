import { createStop } from './createStop.ts'
import { compileCredentials } from './credentials.ts'
import { type FalAnswer, readAnswer } from './readAnswer.ts'
import { type FalCall, sendToFal } from './sendToFal.ts'

/** fal, as every part of the server reaches it: with the key, and no other. */
export type FalAccess = {
  getCredentials: () => Promise<string>
  /**
   * Asks fal and reads the whole answer, in the time there is for both.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  ask: (call: FalCall) => Promise<FalAnswer>
  /**
   * Opens a stream; the time is for its head. Ends when the caller has gone.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  open: (call: FalCall) => Promise<Response>
}

export type FalAccessOptions = {
  credentials: string | (() => string | Promise<string>)
  fetch?: typeof globalThis.fetch | undefined
  /** Origin that answers for all of fal's hosts, each as first path segment. */
  baseUrl?: string | undefined
  timeoutMs: number
}

// A result is a few URLs; a status with all its logs may be long.
const maxBytes = 8_388_608

/** @throws TypeError for credentials that cannot be right. */
export function createFalAccess(options: FalAccessOptions): FalAccess {
  const { timeoutMs, baseUrl } = options
  const getCredentials = compileCredentials(options.credentials)
  // Some workers refuse a `fetch` that is called without its global.
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis)
  const sender = { getCredentials, fetch, baseUrl }
  return {
    getCredentials,
    async ask(call) {
      const stop = createStop(timeoutMs, call.signal)
      try {
        const response = await sendToFal(sender, call, stop.signal)
        const credentials = await getCredentials()
        const { signal } = stop
        return await readAnswer(response, { maxBytes, signal, credentials })
      } finally {
        stop.clear()
      }
    },
    async open(call) {
      const stop = createStop(timeoutMs, call.signal)
      try {
        return await sendToFal(sender, call, stop.signal)
      } finally {
        stop.clearTimer()
      }
    },
  }
}
