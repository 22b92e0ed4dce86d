import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { documentValidator } from '../test/documentValidator.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { errorResponses } from './errorResponses.ts'

const { document, at } = corrected(queueDocument({ input: {} }), errorResponses)
const requests = '/owner/app/verb/requests/{request_id}'

test('default: every operation has errors', () => {
  const codesOf = (path: string, method: string) =>
    Object.keys(at('paths', path, method, 'responses') ?? {})
  expect(codesOf('/owner/app/verb', 'post')).toContain('422')
  expect(codesOf(requests, 'get')).toContain('499')
  expect(codesOf(`${requests}/status`, 'get')).toContain('404')
  expect(codesOf(`${requests}/cancel`, 'put')).toContain('429')
  for (const [path, method] of [
    ['/owner/app/verb', 'post'],
    [requests, 'get'],
    [`${requests}/status`, 'get'],
    [`${requests}/cancel`, 'put'],
  ] as const)
    expect(codesOf(path, method)).toContain('default')
})

test('behavior: bodies as fal sends them', () => {
  const model = documentValidator(document, 'ModelErrorBody')
  const item = { loc: ['body', 'image_url'], msg: 'no', type: 'missing' }
  expect(model({ detail: [{ ...item, url: 'https://…', input: 3 }] })).toBe(
    true,
  )
  expect(model({ detail: 'only a text' })).toBe(true)
  const request = documentValidator(document, 'RequestErrorBody')
  expect(request({ detail: 'late', error_type: 'request_timeout' })).toBe(true)
  expect(request({ detail: 'invalid key credentials' })).toBe(true)
  const unknown = documentValidator(document, 'UnknownRequestBody')
  expect(unknown({ status: 'NOT_FOUND' })).toBe(true)
})
