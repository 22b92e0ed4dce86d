/** Path of a Chromium executable, or `undefined` if there is none. */
export function findChromium(): string | undefined
/** Like `findChromium`, and a clear error where there is none. */
export function requireChromium(): string
