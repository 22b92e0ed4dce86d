import { expect, test } from 'vitest'
import * as index from './index.ts'
import * as msw from './msw.ts'
import * as vitest from './vitest.ts'

test('the public surface', () => {
  expect(Object.keys(index)).toEqual(['createEmulator'])
  expect(Object.keys(msw)).toEqual(['createHandlers'])
  expect(Object.keys(vitest)).toEqual(['test'])
})
