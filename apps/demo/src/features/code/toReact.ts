import { toJavaScript, writeFields } from './literals.ts'
import { localFiles, type Snippet } from './snippet.ts'

/** A whole page with our hook; a file comes from its own input. */
export function toReact(snippet: Snippet): string {
  const { endpointName, input } = snippet
  const files = localFiles(snippet).map(([name]) => name)
  const plain = Object.fromEntries(
    Object.entries(input).filter(([name]) => !files.includes(name)),
  )
  const fields = (indent: string) =>
    writeFields(plain, {
      indent,
      key: (name) => name,
      write: toJavaScript,
    })
  const [file] = files
  const trigger =
    file === undefined
      ? `      <button
        type="button"
        onClick={() =>
          job.generate({
${fields('            ')}
          })
        }
      >
        Generate
      </button>`
      : `      <input
        type="file"
        accept="image/*"
        aria-label="Picture"
        onChange={(event) => {
          const ${file} = event.target.files?.[0]
          if (!${file}) return
          job.generate({
            ${file},
${fields('            ')}
          })
        }}
      />`
  return `import { ${endpointName} } from '@falvideo/client/endpoints'
import { FalProvider, getVideoProps, useGenerateVideo } from '@falvideo/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'

const queryClient = new QueryClient()

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <FalProvider proxyUrl="/api/fal">
        <MakeVideo />
      </FalProvider>
    </QueryClientProvider>
  )
}

function MakeVideo() {
  const job = useGenerateVideo({ endpoint: ${endpointName} })
  return (
    <>
${trigger}
      <p>{job.error?.message ?? job.phase}</p>
      {job.video && <video {...getVideoProps(job)} />}
    </>
  )
}
`
}
