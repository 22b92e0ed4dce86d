export { createHandlers } from '../msw.ts'
