/** Tells what this process writes. Returns what ends that. */
export function watchStreams(onText: (text: string) => void): () => void {
  const restore = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write
    let end = ''
    stream.write = ((...given: Parameters<typeof write>) => {
      const text = end + toText(given[0])
      onText(text)
      // What is looked for may come in two pieces.
      end = text.slice(-100)
      return write.apply(stream, given)
    }) as typeof write
    return () => {
      stream.write = write
    }
  })
  return () => {
    for (const one of restore) one()
  }
}

function toText(chunk: string | Uint8Array): string {
  return typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)
}
