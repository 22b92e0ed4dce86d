import { createHash, randomBytes } from 'node:crypto'

export type Random = (size: number) => Buffer

/**
 * Bytes for identifiers: from the system, or, with a seed, the same ones in
 * the same order every time.
 */
export function createRandom(seed: number | undefined): Random {
  if (seed === undefined) return randomBytes
  let count = 0
  return (size) => {
    const blocks: Buffer[] = []
    for (let length = 0; length < size; length += 32) {
      blocks.push(createHash('sha256').update(`${seed}:${count++}`).digest())
    }
    return Buffer.concat(blocks).subarray(0, size)
  }
}

/**
 * Id of one attempt at a request (`gateway_request_id`): another one each time
 * the request is tried, and never that of the request itself.
 */
export function attemptId(requestId: string, attempt: number): string {
  const digest = createHash('sha256').update(`${requestId}:${attempt}`).digest()
  const hex = digest.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A version 7 UUID, the time-ordered kind recent fal request ids are. */
export function createRequestId(now: number, random: Random): string {
  const bytes = random(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
