// Before every test file: whatever the server says is searched for the key,
// whether the test looks at it or not. This taps, it replaces nothing.
import { format } from 'node:util'
import { afterAll, afterEach, vi } from 'vitest'
import { searchForKey, takeFound, watchForKey } from './watchForKey.ts'
import { watchStreams } from './watchStreams.ts'

vi.mock(import('../src/handler/createHandler.ts'), async (load) => {
  const { createHandler } = await load()
  return { createHandler: watchAnswers(createHandler) }
})

vi.mock(import('../src/webhooks/createWebhookHandler.ts'), async (load) => {
  const { createWebhookHandler } = await load()
  return {
    createWebhookHandler: watchAnswers(
      createWebhookHandler,
    ) as typeof createWebhookHandler,
  }
})

// All events pass here: of the handler, of webhooks, of settling.
vi.mock(import('../src/handler/events.ts'), async (load) => {
  const { createEmit } = await load()
  return {
    createEmit: (onEvent, now) =>
      createEmit((event) => {
        searchForKey(event)
        onEvent?.(event)
      }, now),
  }
})

type Answering = (...given: never[]) => Promise<Response>

function watchAnswers<Options extends unknown[], Handler extends Answering>(
  create: (...options: Options) => Handler,
): (...options: Options) => Handler {
  return (...options) => {
    const handler = watchErrors(() => create(...options))
    const watched: Answering = async (...given) =>
      watchForKey(await handler(...given))
    return watched as Handler
  }
}

function watchErrors<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    searchForKey(error)
    throw error
  }
}

watchStreams(searchForKey)

// The runner takes these aside before they reach a stream.
for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  // biome-ignore lint/suspicious/noConsole: it is tapped, not used.
  const write = console[method].bind(console)
  console[method] = (...given: unknown[]) => {
    searchForKey(format(...given))
    write(...given)
  }
}

function check(): void {
  const count = takeFound()
  if (count > 0) throw new Error(`The key got out ${count} times.`)
}

afterEach(check)
// What came after the last test, or between tests.
afterAll(check)
