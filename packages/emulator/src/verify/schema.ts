import type { DocumentSchema } from '@falvideo/api-types'

/** What an answer has to look like. */
export type Description = {
  /** JSON of a schema, bytes of any kind, or nothing at all. */
  body: DocumentSchema | 'bytes' | 'empty'
  /** Names of headers that have to be there. */
  headers?: readonly string[] | undefined
}

/** Descriptions by HTTP status; `default` for every other from 400. */
export type Answers = {
  readonly [status: number]: Description
  readonly default?: Description
}

/** An object with these fields and no other; `name?` may be missing. */
export function fields(shape: Record<string, DocumentSchema>): DocumentSchema {
  const names = Object.keys(shape)
  const properties = Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [plain(name), schema]),
  )
  return {
    type: 'object',
    properties,
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  }
}

function plain(name: string): string {
  return name.endsWith('?') ? name.slice(0, -1) : name
}

export function list(items: DocumentSchema): DocumentSchema {
  return { type: 'array', items }
}

export function oneOf(...words: readonly string[]): DocumentSchema {
  return { enum: words }
}

export const anything = {} as const
export const text = { type: 'string', minLength: 1 } as const
export const truth = { type: 'boolean' } as const
/** Money and quantities are never less than nothing. */
export const amount = { type: 'number', minimum: 0 } as const
export const count = { type: 'integer', minimum: 0 } as const
export const uuid = { type: 'string', pattern: '^[\\da-f-]{36}$' } as const
export const url = { type: 'string', pattern: '^https?://[^/]+/' } as const
/** ISO 8601, with its zone. */
export const time = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
} as const
