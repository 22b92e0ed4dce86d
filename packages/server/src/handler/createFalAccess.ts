import { createStop } from './createStop.ts'
import { compileCredentials } from './credentials.ts'
import { type FalAnswer, readAnswer } from './readAnswer.ts'
import {
  type FalCall,
  type StorageCall,
  sendToFal,
  sendToStorage,
} from './sendToFal.ts'

/** fal, as every part of the server reaches it: with the key, and no other. */
export type FalAccess = {
  getCredentials: () => Promise<string>
  /**
   * Asks fal and reads the whole answer, in the time there is for both.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  ask: (call: FalCall) => Promise<FalAnswer>
  /**
   * Asks fal's storage, without the key, and reads the whole answer.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  askStorage: (call: StorageCall) => Promise<FalAnswer>
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
  const inTime = async (
    caller: AbortSignal | undefined,
    send: (signal: AbortSignal) => Promise<Response>,
  ) => {
    const stop = createStop(timeoutMs, caller)
    const { signal } = stop
    try {
      const response = await send(signal)
      const credentials = await getCredentials()
      return await readAnswer(response, { maxBytes, signal, credentials })
    } finally {
      stop.clear()
    }
  }
  return {
    getCredentials,
    ask: (call) =>
      inTime(call.signal, (signal) => sendToFal(sender, call, signal)),
    askStorage: (call) =>
      inTime(call.signal, (signal) => sendToStorage(sender, call, signal)),
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
