import type { components } from './generated/queue.ts'

type Schemas = components['schemas']

/** One fault that a model found in its input. Branch on `type`. */
export type ModelErrorDetail = Schemas['ModelErrorDetail']

/** An error of the model; `detail` is a plain text from some models. */
export type ModelErrorBody = Schemas['ModelErrorBody']

/** An error of fal itself; `error_type` is missing on those of the gateway. */
export type RequestErrorBody = Schemas['RequestErrorBody']

/** The answer for a request that fal does not know. */
export type UnknownRequestBody = Schemas['UnknownRequestBody']

/** Any error body of the queue. Told apart by the type of `detail`. */
export type ErrorBody = ModelErrorBody | RequestErrorBody | UnknownRequestBody
