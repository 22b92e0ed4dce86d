import { join } from 'node:path'
import { type Client, createClient } from '@falvideo/client'
import { fileStorage } from './fileStorage.ts'
import { credentials, type Way, type World } from './World.ts'

export const openStorage = ({ folder }: World) =>
  fileStorage(join(folder, 'receipts'))

/** A client, impatient so that a soak can be short. */
export function connect(world: World, way: Way): Client {
  const storage = openStorage(world)
  return createClient({
    storage,
    requestTimeoutMs: 3_000,
    ...(way === 'handler'
      ? { proxyUrl: world.handlerUrl }
      : { baseUrl: world.emulatorUrl, credentials: credentials.direct }),
  })
}
