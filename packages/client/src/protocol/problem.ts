import { isRecord } from '../utils/isRecord.ts'

/** One entry of a model error's `detail`. */
export type ProblemItem = {
  /** Input name, or `''`. */
  field: string
  type: string
  message: string
  context: Readonly<Record<string, unknown>>
}

/** What fal's four families of error bodies say, in one shape. */
export type Problem = {
  message: string | null
  errorType: string | null
  items: readonly ProblemItem[]
}

/**
 * Reads an error body: `detail[]` of a model, `detail` and `error_type` of the
 * platform, plain `detail` of the gateway, `status` of the queue. `null` when
 * it is none of these, so most likely not from fal. The echoed `input` of an
 * item is left behind.
 */
export function parseProblem(body: unknown): Problem | null {
  if (!isRecord(body)) return null
  const { detail, error_type: errorType } = body
  if (Array.isArray(detail)) {
    const items = detail.filter(isRecord).map(toItem)
    return {
      message: items.map(describe).join(' ') || null,
      errorType: items[0]?.type ?? null,
      items,
    }
  }
  const message = detail ?? body.status
  if (typeof message !== 'string') return null
  return {
    message,
    errorType: typeof errorType === 'string' ? errorType : null,
    items: [],
  }
}

// `loc` reads ["body", "image_url", …]; the name is what follows "body".
function toItem(item: Record<string, unknown>): ProblemItem {
  const loc = Array.isArray(item.loc) ? item.loc : []
  const field = loc.find((part) => typeof part === 'string' && part !== 'body')
  return {
    field: typeof field === 'string' ? field : '',
    type: typeof item.type === 'string' ? item.type : 'unknown',
    message: typeof item.msg === 'string' ? item.msg : '',
    context: isRecord(item.ctx) ? item.ctx : {},
  }
}

const describe = ({ field, type, message }: ProblemItem): string =>
  `${field === '' ? '' : `${field}: `}${message || type}`
