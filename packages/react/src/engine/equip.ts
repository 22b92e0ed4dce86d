import {
  type Connection,
  createConnection,
  createParts,
} from '@falvideo/client'

const equipped = new WeakMap<Connection, Connection>()

/**
 * The connection with every part there is; those that it has stay. A page is
 * shown without any, a job needs receipts, streams, retries and prices. The
 * same one every time, since parts know what is on its way.
 */
export function equip(connection: Connection): Connection {
  const { options, parts, receipts } = connection
  // Made by `createClient`, or with the same care.
  if (parts.intents !== undefined && receipts !== undefined) return connection
  const known = equipped.get(connection)
  if (known !== undefined) return known
  const storage = receipts?.storage ?? options.storage
  const whole = createConnection(
    { ...options, storage },
    { ...createParts(options), ...parts },
  )
  equipped.set(connection, whole)
  return whole
}
