import { FalProvider, getVideoProps, useGenerateVideo } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

function Generate() {
  const { generate, phase, video } = useGenerateVideo()
  const start = async () => {
    const picture = await drawPicture()
    generate({ image_url: picture, prompt: 'The camera moves forward' })
  }
  return (
    <main>
      <button type="button" onClick={start}>
        Generate
      </button>
      <p>{phase}</p>
      {video && <video {...getVideoProps({ video })} />}
    </main>
  )
}

function drawPicture(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 36
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject()), 'image/png')
  })
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <FalProvider proxyUrl="/api/fal">
        <Generate />
      </FalProvider>
    </QueryClientProvider>,
  )
