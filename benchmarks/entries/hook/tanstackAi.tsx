import { fetchServerSentEvents } from '@tanstack/ai-client'
import { useGenerateVideo } from '@tanstack/ai-react'

const connection = fetchServerSentEvents('/api/generate/video')

export function App({ image }: { image: string }) {
  const { generate, status, result } = useGenerateVideo({ connection })
  const make = () =>
    generate({
      prompt: 'The camera moves slowly forward',
      duration: 6,
      modelOptions: { image_url: image },
    })
  return (
    <button type="button" onClick={make}>
      {status} {result?.url}
    </button>
  )
}
