import * as endpoints from '@falvideo/client/endpoints'
import { createHandler, onlyThisMachine } from '@falvideo/server'
import { type NodeListener, toNodeListener } from '@falvideo/server/node'

/** The emulator takes any key of this form; it is no secret. */
const emulatorKey = 'emulator:emulator'

/** The handler that keeps the key, as a listener of Node's http server. */
export function createFalListener(options: {
  falKey: string | undefined
  falUrl: string | undefined
  dailyLimitUsd: string | undefined
}): NodeListener {
  const { dailyLimitUsd } = options
  return toNodeListener(
    createHandler({
      credentials: options.falKey ?? emulatorKey,
      endpoints: Object.values(endpoints),
      authorize: onlyThisMachine,
      basePath: '/api/fal',
      baseUrl: options.falUrl,
      budget:
        dailyLimitUsd === undefined
          ? undefined
          : { total: { day: dailyLimitUsd } },
    }),
  )
}
