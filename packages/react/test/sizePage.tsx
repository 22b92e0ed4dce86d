// What `size.test.ts` weighs: a page that shows the price, takes the click and
// shows the video.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  FalProvider,
  getVideoProps,
  useCost,
  useGenerateVideo,
} from '../src/exports/index.ts'

const queryClient = new QueryClient()

function Generate({ image }: { image: File }) {
  const { generate, phase, error, video } = useGenerateVideo()
  const draft = { prompt: 'The camera moves forward', duration: 8 } as const
  const cost = useCost(draft)
  const start = () => generate({ ...draft, image_url: image })
  return (
    <>
      <button type="button" onClick={start}>
        Generate for ${cost.amount}
      </button>
      <p>{error?.message ?? phase}</p>
      {video && <video {...getVideoProps({ video })} />}
    </>
  )
}

export const page = (image: File) => (
  <QueryClientProvider client={queryClient}>
    <FalProvider proxyUrl="/api/fal">
      <Generate image={image} />
    </FalProvider>
  </QueryClientProvider>
)
