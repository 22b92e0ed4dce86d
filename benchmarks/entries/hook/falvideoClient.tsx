import { createClient } from '@falvideo/client'
import { FalProvider, useGenerateVideo } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'

const queryClient = new QueryClient()
const client = createClient({ proxyUrl: '/api/fal' })

function Maker({ image }: { image: string }) {
  const { generate, phase, video } = useGenerateVideo()
  const make = () =>
    generate({
      image_url: image,
      prompt: 'The camera moves slowly forward',
      duration: 6,
    })
  return (
    <button type="button" onClick={make}>
      {phase} {video?.url}
    </button>
  )
}

export const App = ({ image }: { image: string }) => (
  <QueryClientProvider client={queryClient}>
    <FalProvider client={client}>
      <Maker image={image} />
    </FalProvider>
  </QueryClientProvider>
)
