/** What is asked of every contender: one intent, from input to video. */
export type Contender = {
  /** As tables name it; ours begin with `falvideo`. */
  name: string
  /** Sets it up over a `fetch` that takes fal's own URLs. */
  create: (fetch: typeof globalThis.fetch) => Session
}

export type Session = {
  /** Submits a text-to-video job, follows it, returns the video's address. */
  generate: (
    prompt: string,
    options?: { signal?: AbortSignal | undefined },
  ) => Promise<string>
}

export const endpointId = 'fal-ai/ltx-2/text-to-video'
export const credentials = 'benchmark-key:benchmark-secret'
