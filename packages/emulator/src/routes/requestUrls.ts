import { queueOrigin } from '../wire.ts'

/**
 * The three URLs of a request, as fal's own. Only `owner/app` of the endpoint
 * id is in them.
 */
export function requestUrls(endpoint: string, requestId: string) {
  const url = `${queueOrigin}/${appOf(endpoint)}/requests/${requestId}`
  return {
    response_url: url,
    status_url: `${url}/status`,
    cancel_url: `${url}/cancel`,
  }
}

/** `owner/app` of an endpoint id, with its namespace if it has one. */
export function appOf(endpoint: string): string {
  const parts = endpoint.split('/')
  const namespaced = parts[0] === 'workflows' || parts[0] === 'comfy'
  return parts.slice(0, namespaced ? 3 : 2).join('/')
}
