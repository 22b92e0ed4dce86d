import type { paths } from '@falvideo/api-types/fal-ai/ltx-2/image-to-video'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import createFetch from 'openapi-fetch'
import createHooks from 'openapi-react-query'

const queryClient = new QueryClient()
const hooks = createHooks(createFetch<paths>({ baseUrl: '/api/fal' }))

function Maker({ image }: { image: string }) {
  const { mutate, data } = hooks.useMutation(
    'post',
    '/fal-ai/ltx-2/image-to-video',
  )
  const params = { path: { request_id: data?.request_id ?? '' } }
  const status = hooks.useQuery(
    'get',
    '/fal-ai/ltx-2/requests/{request_id}/status',
    { params },
    { enabled: data !== undefined, refetchInterval: 1_000 },
  )
  const done = status.data?.status === 'COMPLETED'
  const result = hooks.useQuery(
    'get',
    '/fal-ai/ltx-2/requests/{request_id}',
    { params },
    { enabled: done },
  )
  const make = () =>
    mutate({
      body: {
        image_url: image,
        prompt: 'The camera moves slowly forward',
        duration: 6,
      },
    })
  return (
    <button type="button" onClick={make}>
      {status.data?.status} {result.data?.video.url}
    </button>
  )
}

export const App = ({ image }: { image: string }) => (
  <QueryClientProvider client={queryClient}>
    <Maker image={image} />
  </QueryClientProvider>
)
