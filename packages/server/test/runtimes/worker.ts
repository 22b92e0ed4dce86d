// Bundled and run in a Workers-like global scope, where Node is missing.
import { createApp } from './app.ts'

declare const FAL: { baseUrl: string; credentials: string }

Object.assign(globalThis, { handle: createApp(FAL.baseUrl, FAL.credentials) })
