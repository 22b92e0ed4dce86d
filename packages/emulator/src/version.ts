import { createRequire } from 'node:module'

/** Version of this package; its package.json lies above `src` and `dist`. */
export const version: string = createRequire(import.meta.url)(
  '../package.json',
).version
