import { expectTypeOf, test } from 'vitest'
import type {
  EndpointId,
  EndpointInput,
  EndpointOutput,
} from '../../src/exports/index.ts'
import type { Input } from '../../src/generated/types/fal-ai/ltx-2/image-to-video.ts'

type Id = 'fal-ai/ltx-2/image-to-video'

const least = { image_url: 'https://example.com/a.png', prompt: 'rain' }

test('default: picture and prompt are enough', () => {
  expectTypeOf(least).toExtend<EndpointInput<Id>>()
})

test('parameters: all six fields', () => {
  expectTypeOf<Required<EndpointInput<Id>>>().toEqualTypeOf<{
    image_url: string
    prompt: string
    duration: 6 | 8 | 10
    resolution: '1080p' | '1440p' | '2160p'
    fps: 25 | 50
    generate_audio: boolean
  }>()
})

test('the input by subpath is the input by id', () => {
  expectTypeOf<Input>().toEqualTypeOf<EndpointInput<Id>>()
})

test('the output is a video', () => {
  type Video = EndpointOutput<Id>['video']
  expectTypeOf<Video['url']>().toEqualTypeOf<string>()
  expectTypeOf<Video['duration']>().toEqualTypeOf<number | null | undefined>()
})

test('error: what fal refuses', () => {
  const text: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error the official client wants "6", fal wants 6
    duration: '6',
  }
  const seven: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error there is no 7
    duration: 7,
  }
  const long: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error 12 is for the fast one
    duration: 12,
  }
  const film: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error 24 is for ltx-2.3
    fps: 24,
  }
  const small: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error no such resolution
    resolution: '720p',
  }
  const misspelt: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error misspelt
    resolutoin: '1080p',
  }
  const extra: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error gone since January 2026
    aspect_ratio: '16:9',
  }
  // @ts-expect-error no picture
  const blind: EndpointInput<Id> = { prompt: 'rain' }
  // @ts-expect-error no prompt
  const mute: EndpointInput<Id> = { image_url: 'https://example.com/a.png' }
  return [text, seven, long, film, small, misspelt, extra, blind, mute]
})

test('error: misspelt id', () => {
  // @ts-expect-error misspelt
  const misspelt: EndpointId = 'fal-ai/ltx-2/image-to-vidoe'
  // @ts-expect-error misspelt
  type Misspelt = EndpointInput<'fal-ai/ltx2/image-to-video'>
  expectTypeOf<Misspelt>()
  return misspelt
})
