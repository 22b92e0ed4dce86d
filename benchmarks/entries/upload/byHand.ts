export async function bring(file: File): Promise<string> {
  const initiated = await fetch('/api/fal/storage/upload/initiate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content_type: file.type, file_name: file.name }),
  })
  const { file_url, upload_url } = (await initiated.json()) as {
    file_url: string
    upload_url: string
  }
  const stored = await fetch(upload_url, { method: 'PUT', body: file })
  if (!stored.ok) throw new Error(`HTTP status ${stored.status}`)
  return file_url
}
