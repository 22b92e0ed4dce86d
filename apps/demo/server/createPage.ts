import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pageHeaders } from './headers.ts'
import { type PageConfig, withPageConfig } from './pageConfig.ts'
import { createStaticFiles } from './staticFiles.ts'

type Page = {
  serve: (
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ) => Promise<void>
  close: () => Promise<void>
}

/** The page: the built files, or the sources through Vite while developing. */
export async function createPage(options: {
  root: string
  development: boolean
  /** Origin of uploads and videos, where it is not fal's. */
  mediaOrigin: string | undefined
  config: PageConfig
}): Promise<Page> {
  const { root, config } = options
  const transform = (html: string) => withPageConfig(html, config)
  if (!options.development) {
    const serve = createStaticFiles({
      folder: join(root, 'dist'),
      headers: pageHeaders(options.mediaOrigin),
      transform,
    })
    return { serve, close: async () => undefined }
  }

  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true },
  })
  return {
    async serve(request, response, pathname) {
      if (pathname === '/') {
        const html = await readFile(join(root, 'index.html'), 'utf8')
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(transform(await vite.transformIndexHtml('/', html)))
        return
      }
      vite.middlewares(request, response, () => {
        response.writeHead(404).end('Not found')
      })
    },
    close: () => vite.close(),
  }
}
