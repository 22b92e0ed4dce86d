import { inspect } from 'node:util'

/** The key of every test; nothing that leaves the handler may contain it. */
export const testKey =
  '5f0c1de2-7a44-4a51-9c33-0b8f6f5f3a10:c0ffee5ec2e7c0ffee5ec2e7c0ffee5e'

// Its secret half alone too, and both as a header of another kind has them.
const forms = [testKey.split(':')[1] ?? '', btoa(testKey)]
const longest = Math.max(...forms.map(({ length }) => length))

let found = 0
let searched = 0

/** Searches a text, or anything as a logger would write it. */
export function searchForKey(output: unknown): void {
  searched += 1
  const text =
    typeof output === 'string' ? output : inspect(output, { depth: 20 })
  if (forms.some((form) => text.includes(form))) found += 1
}

/** Searches all that a response says, while it is read. */
export function watchForKey(response: Response): Response {
  searchForKey(JSON.stringify([...response.headers]))
  if (response.body === null) return response
  const { status, headers } = response
  return new Response(response.body.pipeThrough(watchBytes()), {
    status,
    headers,
  })
}

/** Passes bytes on; a key that comes in two pieces is found as well. */
function watchBytes(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder('latin1')
  let end = ''
  return new TransformStream({
    transform(chunk, controller) {
      const text = end + decoder.decode(chunk)
      searchForKey(text)
      end = text.slice(1 - longest)
      controller.enqueue(chunk)
    },
  })
}

/** How many texts had the key in them since this was asked last. */
export function takeFound(): number {
  const count = found
  found = 0
  return count
}

/** How many texts were searched so far in this process. */
export function countSearched(): number {
  return searched
}
