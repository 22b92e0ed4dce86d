import type { Fetch } from '../createConnection.ts'
import type { NativeFile } from './upload.ts'

/**
 * A `fetch` over XMLHttpRequest that sends `body` and tells how much of it has
 * left. Rejects as `fetch` does.
 */
export function xhrFetch(
  body: Blob | NativeFile,
  onSent: (bytes: number) => void,
): Fetch {
  return (request) =>
    new Promise((resolve, reject) => {
      const { signal } = request
      const xhr = new XMLHttpRequest()
      const stop = () => xhr.abort()
      const end = () => signal.removeEventListener('abort', stop)
      xhr.upload.onprogress = ({ loaded }) => onSent(loaded)
      xhr.onabort = () => {
        end()
        reject(signal.reason)
      }
      xhr.onerror = () => {
        end()
        reject(new TypeError('Failed to send'))
      }
      xhr.onload = () => {
        end()
        const { status, responseText } = xhr
        const tag = xhr.getResponseHeader('etag')
        const headers = new Headers(tag === null ? {} : { etag: tag })
        const empty = status === 204 || status === 304
        resolve(new Response(empty ? null : responseText, { status, headers }))
      }
      signal.addEventListener('abort', stop)
      xhr.open(request.method, request.url)
      for (const [name, value] of request.headers) {
        xhr.setRequestHeader(name, value)
      }
      // React Native takes the file itself.
      xhr.send(body as Blob)
      if (signal.aborted) stop()
    })
}
