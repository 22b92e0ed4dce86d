import { FalError } from './base.ts'

/** No answer came: the connection failed or broke. */
export class ConnectionError extends FalError {
  override readonly name = 'ConnectionError'
}

/** No answer came within the time limit of one request. */
export class RequestTimeoutError extends FalError {
  override readonly name = 'RequestTimeoutError'
}
