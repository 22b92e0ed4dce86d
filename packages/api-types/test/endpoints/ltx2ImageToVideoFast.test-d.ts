import { expectTypeOf, test } from 'vitest'
import type {
  EndpointId,
  EndpointInput,
  EndpointOutput,
} from '../../src/exports/index.ts'

type Id = 'fal-ai/ltx-2/image-to-video/fast'

const least = { image_url: 'https://example.com/a.png', prompt: 'rain' }

test('default', () => {
  expectTypeOf(least).toExtend<EndpointInput<Id>>()
})

test('parameters: every field', () => {
  expectTypeOf<Required<EndpointInput<Id>>>().toEqualTypeOf<{
    image_url: string
    prompt: string
    duration: 6 | 8 | 10 | 12 | 14 | 16 | 18 | 20
    resolution: '1080p' | '1440p' | '2160p'
    fps: 25 | 50
    generate_audio: boolean
  }>()
})

test('the output is a video', () => {
  expectTypeOf<EndpointOutput<Id>['video']['url']>().toEqualTypeOf<string>()
  // @ts-expect-error misspelt
  expectTypeOf<EndpointOutput<Id>['vidoe']>()
})

test('error: what fal refuses', () => {
  const text: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error a text is no number
    duration: '6',
  }
  const odd: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error there is no 7
    duration: 7,
  }
  const long: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error 20 is the most
    duration: 22,
  }
  const film: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error 24 is for ltx-2.3
    fps: 24,
  }
  const misspelt: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error misspelt
    promt: 'rain',
  }
  const extra: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error gone since January 2026
    aspect_ratio: '16:9',
  }
  const end: EndpointInput<Id> = {
    ...least,
    // @ts-expect-error of ltx-2.3 only
    end_image_url: null,
  }
  // @ts-expect-error no picture
  const blind: EndpointInput<Id> = { prompt: 'rain' }
  // @ts-expect-error no prompt
  const mute: EndpointInput<Id> = { image_url: 'https://example.com/a.png' }
  return [text, odd, long, film, misspelt, extra, end, blind, mute]
})

test('error: misspelt id', () => {
  // @ts-expect-error misspelt
  const misspelt: EndpointId = 'fal-ai/ltx-2/image-to-vidoe/fast'
  return misspelt
})
