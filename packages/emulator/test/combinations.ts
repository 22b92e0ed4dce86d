import { documents } from '@falvideo/api-types/documents'

/** One combination of what decides over the tracks of a video. */
export type Combination = {
  endpoint: string
  resolution: string
  duration: number
  fps: number
  generate_audio: boolean
  aspect_ratio?: string | undefined
}

type Properties = Record<string, { enum?: readonly unknown[] } | undefined>

export const endpointIds = Object.keys(documents)

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
          for (const generate_audio of [true, false]) {
            const tracks = { resolution, duration, fps, generate_audio }
            const shape = ratio ? { aspect_ratio: String(ratio) } : {}
            all.push({ endpoint, ...tracks, ...shape })
          }
        }
      }
    }
  }
  return all
}

/**
 * Few and cheap ones that show each value of each field with each endpoint, and
 * each two values together with any.
 */
export function coverAll(): Combination[] {
  const left = new Set(endpointIds.flatMap(combinationsOf))
  const seen = new Set<string>()
  const chosen: Combination[] = []
  for (;;) {
    let best: { worth: number; combination: Combination } | undefined
    for (const combination of left) {
      const fresh = traitsOf(combination).filter((trait) => !seen.has(trait))
      const worth = fresh.length / costOf(combination)
      if (worth > (best?.worth ?? 0)) best = { worth, combination }
    }
    if (!best) return chosen
    left.delete(best.combination)
    chosen.push(best.combination)
    for (const trait of traitsOf(best.combination)) seen.add(trait)
  }
}

function traitsOf({ endpoint, ...fields }: Combination): string[] {
  const values = Object.entries(fields).map(
    ([name, value]) => `${name} ${value}`,
  )
  const pairs = values.flatMap((one, n) =>
    values.slice(n + 1).map((other) => `${one}, ${other}`),
  )
  return [...values.map((value) => `${endpoint}, ${value}`), ...pairs]
}

/** Lines of pixels there are to encode, in a way. */
function costOf({ resolution, duration, fps }: Combination): number {
  return Number.parseInt(resolution, 10) ** 2 * duration * fps
}

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
