/**
 * `[namespace/]owner/app`: the part of an endpoint id that status, result and
 * cancel use. Only submit carries the whole id.
 */
export function appOf(endpointId: string): string {
  const spaced = /^(workflows|comfy)\//.test(endpointId)
  return endpointId
    .split('/')
    .slice(0, spaced ? 3 : 2)
    .join('/')
}

/** Path of a job below the queue's address, without leading slash. */
export function jobPath(endpointId: string, requestId: string): string {
  return `${appOf(endpointId)}/requests/${encodeURIComponent(requestId)}`
}
