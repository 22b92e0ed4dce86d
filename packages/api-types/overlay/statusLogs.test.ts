import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusLogs } from './statusLogs.ts'

test('default: logs are a list or null', () => {
  const { at } = corrected(queueDocument({ input: {} }), statusLogs)
  const logs = at('components', 'schemas', 'QueueStatus', 'properties', 'logs')
  expect(logs).toMatchObject({
    anyOf: [
      {
        type: 'array',
        items: { $ref: '#/components/schemas/QueueLogEntry' },
      },
      { type: 'null' },
    ],
  })
  const line = at('components', 'schemas', 'QueueLogEntry')
  expect(line).toMatchObject({ required: ['message', 'timestamp'] })
})

test('behavior: a helper of the same name keeps its own', () => {
  const helper = { type: 'integer' }
  const { at } = corrected(
    queueDocument({ input: {}, schemas: { QueueLogEntry: helper } }),
    statusLogs,
  )
  expect(at('components', 'schemas', 'QueueLogEntry')).toEqual(helper)
  expect(at('components', 'schemas', 'QueueLogEntry_')).toMatchObject({
    type: 'object',
  })
})
