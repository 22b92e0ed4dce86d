import { parseReceipt, type Receipt } from '@falvideo/client'
import { multiplyToMicros } from '@falvideo/client/cost'
import { expect, test } from 'vitest'
import { readJobCost } from './readJobCost.ts'

const receipt: Receipt = parseReceipt({
  version: 1,
  intentId: 'one',
  endpointId: 'fal-ai/ltx-2/image-to-video',
  inputHash: '',
  state: 'submitted',
  createdAtMs: 0,
  settlesAtMs: 0,
  requestId: 'job',
  price: {
    usd: '0.96',
    unit: 'second',
    quantity: '8',
    unitPriceUsd: '0.12',
    billedUnitUsd: '0.06',
  },
})

// What fal counts as a unit is not documented; see the client's `billedRate`.
test.each([
  ['16', '0.06', '0.96'],
  ['8', '0.12', '0.96'],
  ['4', '0.06', '0.24'],
  ['0', '0.06', '0.00'],
])('behavior: %s billed units at $%s are $%s', (units, rate, amount) => {
  const cost = readJobCost({
    ...receipt,
    ending: {
      status: 'completed',
      endedAtMs: 1,
      tookMs: null,
      billedUnits: units,
    },
  })
  expect(cost).toMatchObject({
    status: 'billed',
    quantity: units,
    rate,
    amount,
  })
  expect(multiplyToMicros(units, rate)).toBe(multiplyToMicros(amount))
})
