import { expect, test } from 'vitest'
import { readEndpointList } from './endpointList.ts'
import { nameEndpoint } from './nameEndpoint.ts'
import { projectAt } from './project.ts'

test('default: the id without its owner', () => {
  expect(nameEndpoint('fal-ai/ltx-2.3/image-to-video/fast', [])).toBe(
    'ltx23ImageToVideoFast',
  )
})

test('behavior: our own names are of this kind', () => {
  const taken: string[] = []
  for (const { id, name } of readEndpointList(projectAt())) {
    expect(nameEndpoint(id, taken)).toBe(name)
    taken.push(name)
  }
})

test('behavior: with the owner where that is taken or no identifier', () => {
  const id = 'veed/avatars/audio-to-video'
  expect(nameEndpoint(id, ['AvatarsAudioToVideo'])).toBe(
    'veedAvatarsAudioToVideo',
  )
  expect(nameEndpoint('fal-ai/3d/model', [])).toBe('falAi3dModel')
})

test('error: what is no id', () => {
  expect(() => nameEndpoint('../../etc', [])).toThrow('is no endpoint id')
})
