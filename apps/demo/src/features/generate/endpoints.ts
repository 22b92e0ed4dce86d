import type { Endpoint } from '@falvideo/client'
import * as known from '@falvideo/client/endpoints'

/** Every endpoint of the demo; the first is the one it starts with. */
export const endpoints: readonly Endpoint[] = [
  known.ltx2ImageToVideo,
  ...Object.values(known).filter((each) => each !== known.ltx2ImageToVideo),
]

/** The endpoint of an id; the first where a record names one that is gone. */
export function endpointOf(id: string): Endpoint {
  const found = endpoints.find((each) => each.id === id) ?? endpoints[0]
  if (found === undefined) throw new Error('The demo knows no endpoint.')
  return found
}

/** Name of an endpoint's value in `@falvideo/client/endpoints`. */
export function endpointName(id: string): string {
  const found = Object.entries(known).find(([, each]) => each.id === id)
  return found?.[0] ?? 'endpoint'
}
