import { afterEach } from 'vitest'

/** The key of every test; nothing that leaves the handler may contain it. */
export const testKey =
  '5f0c1de2-7a44-4a51-9c33-0b8f6f5f3a10:c0ffee5ec2e7c0ffee5ec2e7c0ffee5e'
const secret = testKey.split(':')[1] ?? ''

const leaks: string[] = []
let searched = 0

/** Searches a text, or everything a response says, for the key. */
export function watchForKey<T extends string | Response>(output: T): T {
  if (typeof output === 'string') {
    search(output)
    return output
  }
  search(JSON.stringify([...output.headers]))
  if (output.body === null) return output
  const reader = output.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        search(new TextDecoder().decode(chunk))
        controller.enqueue(chunk)
      },
    }),
  )
  return new Response(reader, {
    status: output.status,
    headers: output.headers,
  }) as T
}

function search(text: string): void {
  searched += 1
  if (text.includes(secret)) leaks.push(text.slice(0, 200))
}

/** How many texts were searched so far in this process. */
export function countSearched(): number {
  return searched
}

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  stream.write = (...args: unknown[]) => {
    search(String(args[0]))
    return write(...args)
  }
}

afterEach(() => {
  if (leaks.length === 0) return
  throw new Error(`The key got out ${leaks.splice(0).length} times.`)
})
