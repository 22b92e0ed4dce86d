import { expect, test } from 'vitest'
import { fields } from '../generated/fields/fal-ai/ltx-2/image-to-video.ts'
import { createSchema } from './createSchema.ts'

const schema = createSchema(fields)['~standard']
const least = { image_url: 'https://example.com/a.png', prompt: 'rain' }

function issuesOf(value: unknown) {
  const result = schema.validate(value)
  return (result.issues ?? []).map((issue) => [
    issue.path.join('.'),
    issue.message,
  ])
}

test('default', () => {
  expect(schema.validate(least)).toEqual({ value: least })
})

test('error: names the field', () => {
  expect(issuesOf({ ...least, duration: 7 })).toEqual([
    ['duration', 'Duration must be 6, 8 or 10'],
  ])
  expect(issuesOf({ ...least, duration: '6' })).toEqual([
    ['duration', 'Duration must be 6, 8 or 10'],
  ])
  expect(issuesOf({ prompt: '' })).toEqual([
    ['image_url', 'Image URL is required'],
    ['prompt', 'Prompt must not be empty'],
  ])
})

test('error: unknown key', () => {
  expect(issuesOf({ ...least, aspect_ratio: '16:9' })).toEqual([
    ['aspect_ratio', '"aspect_ratio" is not a known field'],
  ])
})
