import { expect, test } from 'vitest'
import * as connection from './connection.ts'
import * as cost from './cost.ts'
import * as endpoints from './endpoints.ts'
import * as main from './index.ts'
import * as internal from './internal.ts'
import * as upload from './upload.ts'

test.each([
  ['.', main],
  ['./connection', connection],
  ['./cost', cost],
  ['./endpoints', endpoints],
  ['./internal', internal],
  ['./upload', upload],
])('%s', (_, names) => {
  expect(Object.keys(names).sort()).toMatchSnapshot()
})
