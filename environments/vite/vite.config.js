import { defineConfig } from 'vite'

// The maps say which files are in the bundle; the test reads them.
export default defineConfig({ build: { sourcemap: true } })
