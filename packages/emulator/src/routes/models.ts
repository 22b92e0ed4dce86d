import { type Call, json } from '../call.ts'
import { type Endpoint, endpointIds, getEndpoint } from '../endpoints.ts'
import { paginate, readFilter } from './platform.ts'

/** `GET https://api.fal.ai/v1/models` */
export function models({ url }: Call): Response {
  const { searchParams } = url
  const ids = readFilter(url, 'endpoint_id') ?? endpointIds
  const expand = readFilter(url, 'expand') ?? []
  const category = searchParams.get('category')
  const words = searchParams.get('q')?.toLowerCase()
  const found = ids.flatMap((id) => {
    const endpoint = getEndpoint(id)
    const fits =
      endpoint !== undefined &&
      (category === null || endpoint.category === category) &&
      (words === undefined || id.includes(words)) &&
      searchParams.get('status') !== 'deprecated'
    return fits ? [describe(endpoint, expand)] : []
  })
  const { page, ...rest } = paginate(url, found, 100)
  return json(200, { models: page, ...rest })
}

function describe(
  { id, category, document }: Endpoint,
  expand: readonly string[],
) {
  const metadata = document.info['x-fal-metadata'] as Record<string, string>
  const { playgroundUrl, thumbnailUrl, about } = metadata
  return {
    endpoint_id: id,
    metadata: {
      display_name: id,
      category,
      description: about ?? '',
      status: 'active',
      tags: [],
      updated_at: '2026-06-11T00:00:00Z',
      is_favorited: null,
      thumbnail_url: thumbnailUrl ?? '',
      model_url: playgroundUrl ?? '',
      date: '2025-11-26T00:00:00Z',
      highlighted: false,
      pinned: false,
    },
    ...(expand.includes('openapi-3.0') ? { openapi: document } : {}),
    ...(expand.includes('enterprise_status')
      ? { enterprise_status: 'ready' }
      : {}),
  }
}
