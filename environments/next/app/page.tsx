import { estimateCost } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { Generate } from './generate'

// Rendered on the server; the button below is not.
export default function Page() {
  const { usd } = estimateCost(ltx2ImageToVideo, { duration: 8 })
  return (
    <main>
      <h1>Eight seconds for ${usd}</h1>
      <Generate />
    </main>
  )
}
