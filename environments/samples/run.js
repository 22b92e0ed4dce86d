// Runs one sample: what it does by itself, and then what it exports. A page is
// rendered, a route is asked for a price.
import './emulate.js'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'

const sample = await import(`./dist/${process.argv[2]}`)

const page = sample.App ?? sample.Providers
if (page) {
  const html = renderToString(createElement(page, null, 'the page'))
  if (html === '') throw new Error('Nothing was rendered.')
}

const route = sample.GET ?? sample.handler ?? sample.default?.fetch
if (route) {
  const path = '/api/fal/pricing?endpoint_id=fal-ai/ltx-2/image-to-video'
  const headers = { 'cf-access-authenticated-user-email': 'ada@example.com' }
  const request = new Request(`http://localhost${path}`, { headers })
  const { status } = await route(request, process.env)
  if (status !== 200) throw new Error(`The route answered ${status}.`)
}
