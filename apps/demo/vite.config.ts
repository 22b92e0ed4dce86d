import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Only what starts with this may reach the page; FAL_KEY never does.
  envPrefix: 'DEMO_PUBLIC_',
  build: {
    // A font or picture inlined as a data URI would need a wider CSP.
    assetsInlineLimit: 0,
  },
})
