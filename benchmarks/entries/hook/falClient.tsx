import { createFalClient } from '@fal-ai/client'
import {
  QueryClient,
  QueryClientProvider,
  useMutation,
} from '@tanstack/react-query'
import { useState } from 'react'

const queryClient = new QueryClient()
const fal = createFalClient({ proxyUrl: '/api/fal/proxy' })

function Maker({ image }: { image: string }) {
  const [phase, setPhase] = useState('idle')
  const { mutate, data } = useMutation({
    mutationFn: () =>
      fal.subscribe('fal-ai/ltx-2/image-to-video', {
        input: {
          image_url: image,
          prompt: 'The camera moves slowly forward',
          duration: '6',
        },
        onQueueUpdate: ({ status }) => setPhase(status),
      }),
  })
  return (
    <button type="button" onClick={() => mutate()}>
      {phase} {data?.data.video.url}
    </button>
  )
}

export const App = ({ image }: { image: string }) => (
  <QueryClientProvider client={queryClient}>
    <Maker image={image} />
  </QueryClientProvider>
)
