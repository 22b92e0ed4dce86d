export { type Connection, createConnection } from '../createConnection.ts'
export { FalError, isFalError } from '../errors/base.ts'
export {
  type PlainError,
  reviveError,
  toPlainError,
} from '../errors/plainError.ts'
export { memoryStorage } from '../receipt/memoryStorage.ts'
export { webStorage } from '../receipt/webStorage.ts'
export { createId } from '../utils/createId.ts'
