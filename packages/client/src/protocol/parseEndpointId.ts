import { ConfigurationError } from '../errors/usage.ts'

/** Parts of an endpoint id such as `fal-ai/ltx-2/image-to-video`. */
export type EndpointIdParts = {
  /** `workflows` or `comfy`, else `null`. */
  namespace: string | null
  owner: string
  app: string
  /** What follows, without leading slash; may be empty. */
  path: string
}

// One segment: no dots alone, nothing that changes a path or an address.
const segment = /^(?!\.{1,2}$)[\w.~@-]+$/

/**
 * Splits an endpoint id.
 *
 * @throws ConfigurationError when it is not `owner/app[/path]`.
 */
export function parseEndpointId(id: string): EndpointIdParts {
  const parts = id.split('/')
  const spaced = parts[0] === 'workflows' || parts[0] === 'comfy'
  const [namespace, owner, app, ...path] = spaced ? parts : [null, ...parts]
  if (!owner || !app || !parts.every((part) => segment.test(part))) {
    throw new ConfigurationError(
      'An endpoint id reads owner/app/path, such as fal-ai/ltx-2/image-to-video.',
    )
  }
  return { namespace: namespace ?? null, owner, app, path: path.join('/') }
}
