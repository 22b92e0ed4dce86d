import { documents } from '@falvideo/api-types/documents'
import type { VideoRequest } from '../src/render/video.ts'

/** One combination of what decides over the tracks of a video. */
export type Combination = {
  resolution: string
  duration: number
  fps: number
  generate_audio: boolean
  aspect_ratio?: VideoRequest['aspectRatio'] | undefined
}

type Properties = Record<string, { enum?: readonly unknown[] } | undefined>

/**
 * Every combination an endpoint takes, from the enumerations of its own
 * document; longer than 10 s only at 25 frames and 1080p.
 */
export function combinationsOf(endpoint: string): Combination[] {
  const properties = inputOf(endpoint)
  const all: Combination[] = []
  const ratios = properties.aspect_ratio?.enum ?? [undefined]
  for (const resolution of valuesOf<string>(properties, 'resolution')) {
    for (const duration of valuesOf<number>(properties, 'duration')) {
      for (const fps of valuesOf<number>(properties, 'fps')) {
        if (duration > 10 && (fps !== 25 || resolution !== '1080p')) continue
        for (const ratio of ratios) {
          const aspect_ratio = ratio as Combination['aspect_ratio']
          for (const generate_audio of [true, false]) {
            const tracks = { resolution, duration, fps, generate_audio }
            all.push(aspect_ratio ? { ...tracks, aspect_ratio } : tracks)
          }
        }
      }
    }
  }
  return all
}

export const endpointIds = Object.keys(documents)

function inputOf(endpoint: string): Properties {
  const document = Object.entries(documents).find(([id]) => id === endpoint)
  const schemas = Object.entries(document?.[1].components.schemas ?? {})
  const input = schemas.find(([name]) => name.endsWith('Input'))?.[1]
  return input?.properties as Properties
}

function valuesOf<Value>(properties: Properties, name: string): Value[] {
  const values = properties[name]?.enum
  if (!values?.length) throw new Error(`no values of ${name}`)
  return values as Value[]
}
