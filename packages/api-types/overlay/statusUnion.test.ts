import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { documentValidator } from '../test/documentValidator.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusErrors } from './statusErrors.ts'
import { statusUnion } from './statusUnion.ts'

const { document, at } = corrected(
  queueDocument({ input: {} }),
  statusErrors,
  statusUnion,
)

test('default: each state has what belongs to it', () => {
  const keysOf = (name: string) =>
    Object.keys(at('components', 'schemas', name, 'properties') ?? {})
  expect(keysOf('QueueStatusInQueue')).toContain('queue_position')
  expect(keysOf('QueueStatusInQueue')).not.toContain('error')
  expect(keysOf('QueueStatusInProgress')).not.toContain('queue_position')
  expect(keysOf('QueueStatusCompleted')).toContain('error')
})

test('behavior: a status is exactly one of the three', () => {
  const admits = documentValidator(document, 'QueueStatus')
  for (const status of ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'])
    expect(admits({ status, request_id: '1' })).toBe(true)
  expect(admits({ status: 'FAILED', request_id: '1' })).toBe(false)
})
