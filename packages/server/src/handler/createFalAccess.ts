import { type CallFal, createCallFal } from './callFal.ts'
import { compileCredentials } from './credentials.ts'
import { type FalAnswer, readAnswer } from './readAnswer.ts'

/** fal, as every part of the server reaches it: with the key, and no other. */
export type FalAccess = {
  getCredentials: () => Promise<string>
  callFal: CallFal
  readAnswer: (response: Response) => Promise<FalAnswer>
}

export type FalAccessOptions = {
  credentials: string | (() => string | Promise<string>)
  fetch?: typeof globalThis.fetch | undefined
  baseUrl?: string | undefined
  timeoutMs: number
}

// A result is a few URLs; a status with all its logs may be long.
const maxAnswerBytes = 8_388_608

/** @throws TypeError for credentials that cannot be right. */
export function createFalAccess(options: FalAccessOptions): FalAccess {
  const { timeoutMs, baseUrl } = options
  const getCredentials = compileCredentials(options.credentials)
  return {
    getCredentials,
    callFal: createCallFal({
      getCredentials,
      // Some workers refuse a `fetch` that is called without its global.
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      baseUrl,
      timeoutMs,
    }),
    readAnswer: async (response) =>
      readAnswer(response, {
        maxBytes: maxAnswerBytes,
        timeoutMs,
        credentials: await getCredentials(),
      }),
  }
}
