const namespaces = new Set(['workflows', 'comfy'])

/**
 * The part of an endpoint id that status, result and cancel use:
 * `owner/app`, or `namespace/owner/app` (fal's two namespaces).
 */
export function appOf(endpointId: string): string {
  const segments = endpointId.split('/')
  const length = namespaces.has(segments[0] ?? '') ? 3 : 2
  return segments.slice(0, length).join('/')
}
