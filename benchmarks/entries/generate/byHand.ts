const base = '/api/fal/fal-ai/ltx-2'

async function read<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${base}${path}`, init)
  if (!response.ok) throw new Error(`HTTP status ${response.status}`)
  return (await response.json()) as T
}

export async function makeVideo(image: string): Promise<string> {
  const { request_id } = await read<{ request_id: string }>('/image-to-video', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      image_url: image,
      prompt: 'The camera moves slowly forward',
      duration: 6,
    }),
  })
  for (;;) {
    const { status } = await read<{ status: string }>(
      `/requests/${request_id}/status`,
    )
    if (status === 'COMPLETED') break
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  const { video } = await read<{ video: { url: string } }>(
    `/requests/${request_id}`,
  )
  return video.url
}
