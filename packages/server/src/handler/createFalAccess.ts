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
   * Asks fal and reads the whole answer, in the time there is for both. A
   * caller that leaves ends nothing: the answer may say what a job cost.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  ask: (call: FalCall) => Promise<FalAnswer>
  /**
   * Asks fal's storage, without the key, and reads the whole answer.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  askStorage: (call: StorageCall) => Promise<FalAnswer>
  /**
   * Opens a stream; the time is for its head.
   * @throws UnreachableError, Refusal `upstream_error`
   */
  open: (call: FalCall, stop: AbortController) => Promise<Response>
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
  const inTime = async <T>(
    stop: AbortController,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const timer = setTimeout(() => stop.abort(), timeoutMs)
    try {
      return await work(stop.signal)
    } finally {
      clearTimeout(timer)
    }
  }
  const read = (send: (signal: AbortSignal) => Promise<Response>) =>
    inTime(new AbortController(), async (signal) => {
      const response = await send(signal)
      const credentials = await getCredentials()
      return readAnswer(response, { maxBytes, signal, credentials })
    })
  return {
    getCredentials,
    ask: (call) => read((signal) => sendToFal(sender, call, signal)),
    askStorage: (call) => read((signal) => sendToStorage(sender, call, signal)),
    open: (call, stop) =>
      inTime(stop, (signal) => sendToFal(sender, call, signal)),
  }
}
