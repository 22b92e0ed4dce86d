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

type Schemas = Record<string, { allOf?: { properties?: object }[] }>

test('default: each state has what belongs to it', () => {
  const schemas = at('components', 'schemas') as Schemas
  const own = (name: string) => schemas[name]?.allOf?.[1]?.properties
  const keysOf = (name: string) => Object.keys(own(name) ?? {})
  expect(keysOf('QueueStatusInQueue')).toEqual(['status', 'queue_position'])
  expect(keysOf('QueueStatusInProgress')).toEqual(['status'])
  expect(keysOf('QueueStatusCompleted')).toEqual([
    'status',
    'error',
    'error_type',
  ])
})

test('behavior: a status is exactly one of the three', () => {
  const admits = documentValidator(document, 'QueueStatus')
  for (const status of ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'])
    expect(admits({ status, request_id: '1' })).toBe(true)
  expect(admits({ status: 'FAILED', request_id: '1' })).toBe(false)
})
