'use client'

import { getVideoProps, useGenerateVideo } from '@falvideo/react'

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export function Generate() {
  const { generate, phase, video } = useGenerateVideo()
  const start = () =>
    generate({ image_url: pixel, prompt: 'The camera moves forward' })
  return (
    <>
      <button type="button" onClick={start}>
        Generate
      </button>
      <p>{phase}</p>
      {video && <video {...getVideoProps({ video })} />}
    </>
  )
}
