import { createFalClient } from '@fal-ai/client'

const fal = createFalClient({ proxyUrl: '/api/fal/proxy' })

export const bring = (file: File): Promise<string> => fal.storage.upload(file)
