import { createConnection } from '@falvideo/client'
import { upload } from '@falvideo/client/upload'

const connection = createConnection({ proxyUrl: '/api/fal' })

export async function bring(file: File): Promise<string> {
  const { url } = await upload(connection, file)
  return url
}
