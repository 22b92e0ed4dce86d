/** A place where the handler runs, and a way to send it a request. */
export type Runtime = {
  name: string
  /** Starts it before a fal at this address. */
  start(baseUrl: string): Promise<{
    send: Send
    stop?: (() => Promise<void> | void) | undefined
  }>
}

export type Send = (
  path: string,
  init?: {
    method?: string | undefined
    headers?: Record<string, string> | undefined
    body?: string | undefined
  },
) => Promise<Response>

/** Origin that the tests say, whatever the socket is. */
export const origin = 'http://app.test'
