export { documents } from '../generated/documents.ts'
