import { toPythonLiteral, writeFields } from './literals.ts'
import { isLocalFile, type Snippet } from './snippet.ts'

/** The call with fal's Python client; it reads FAL_KEY by itself. */
export function toPython(snippet: Snippet): string {
  const fields = writeFields(snippet.input, {
    indent: '        ',
    key: (name) => JSON.stringify(name),
    write: (value) =>
      isLocalFile(value)
        ? `fal_client.upload_file(${toPythonLiteral(value.file)})`
        : toPythonLiteral(value),
  })
  return `import fal_client

result = fal_client.subscribe(
    ${toPythonLiteral(snippet.endpointId)},
    arguments={
${fields}
    },
)
print(result["video"]["url"])
`
}
