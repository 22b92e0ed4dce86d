import { ConfigurationError } from '../errors/usage.ts'
import { parseEndpointId } from '../protocol/parseEndpointId.ts'
import type { Receipt } from './receipt.ts'

const wanted = {
  version: 'number',
  intentId: 'string',
  endpointId: 'string',
  inputHash: 'string',
  state: 'string',
  createdAtMs: 'number',
  settlesAtMs: 'number',
} as const

/**
 * Reads a receipt that was stored or sent, as object or JSON text.
 *
 * @throws ConfigurationError when it is none, or of a version unknown here.
 */
export function parseReceipt(value: unknown): Receipt {
  const receipt: unknown = typeof value === 'string' ? JSON.parse(value) : value
  if (typeof receipt !== 'object' || receipt === null) {
    throw new ConfigurationError('This is not a receipt.')
  }
  const given = new Map<string, unknown>(Object.entries(receipt))
  for (const [name, type] of Object.entries(wanted)) {
    if (typeof given.get(name) !== type) {
      throw new ConfigurationError(`This is not a receipt: ${name} is missing.`)
    }
  }
  if (given.get('version') !== 1) {
    throw new ConfigurationError(
      `Receipt version ${String(given.get('version'))} is not known here.`,
    )
  }
  const { endpointId, requestId } = receipt as Receipt
  parseEndpointId(endpointId)
  // It becomes part of an address.
  if (requestId !== null && !/^[\w~:-][\w.~:-]*$/.test(requestId)) {
    throw new ConfigurationError('This is not a receipt: requestId is wrong.')
  }
  return receipt as Receipt
}
