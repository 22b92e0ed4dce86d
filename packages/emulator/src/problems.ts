import type { Fault } from './faults.ts'
import type { Outcome } from './queue.ts'
import { responseHeaders } from './wire.ts'

/** One item of a model error (https://fal.ai/docs/documentation/model-apis/errors). */
export type ProblemDetail = {
  loc: (string | number)[]
  msg: string
  type: string
  url?: string | undefined
  ctx?: Record<string, unknown> | undefined
  input?: unknown
}

/** A model error: the request reached the model, which refused or failed. */
export function modelProblem(
  detail: readonly ProblemDetail[],
  status = 422,
): Outcome {
  return {
    status,
    body: { detail },
    headers: {
      [responseHeaders.retryable]: 'false',
      [responseHeaders.needsRetry]: '0',
    },
    billableUnits: '0',
  }
}

/** A model error with the fields fal's own types of problem have. */
export function falProblem(
  type: string,
  field: string,
  msg: string,
  extra: Pick<ProblemDetail, 'ctx' | 'input'> = {},
): Outcome {
  const url = `https://docs.fal.ai/errors/#${type}`
  return modelProblem([{ loc: ['body', field], msg, type, url, ...extra }])
}

/**
 * A request error: the platform or a runner failed
 * (https://fal.ai/docs/documentation/model-apis/request-errors).
 */
export function requestProblem(
  status: number,
  type: string,
  message: string,
  headers: Record<string, string> = {},
): Outcome {
  return {
    status,
    body: { detail: message, error_type: type },
    headers: { [responseHeaders.errorType]: type, ...headers },
    error: { message, type },
  }
}

/** How a request ends that such a fault hits. */
export function endingOf(fault: Fault): Outcome {
  if (fault.kind === 'content-policy') {
    return falProblem(
      'content_policy_violation',
      'prompt',
      'The content could not be processed because it contained material flagged by a content checker.',
    )
  }
  const outcome = falProblem(
    'no_media_generated',
    'prompt',
    'No media was generated. Please try again with a different prompt.',
  )
  return {
    ...outcome,
    status: fault.status ?? outcome.status,
    body: fault.body ?? outcome.body,
    headers: { ...outcome.headers, ...fault.headers },
    ordered: fault.status !== undefined || fault.body !== undefined,
  }
}
