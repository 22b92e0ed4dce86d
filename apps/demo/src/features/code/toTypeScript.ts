import { toJavaScript, writeFields } from './literals.ts'
import { isLocalFile, localFiles, type Snippet } from './snippet.ts'

/** The call with our client, in Node. */
export function toTypeScript(snippet: Snippet): string {
  const { endpointName, input } = snippet
  const files = localFiles(snippet)
  const uploads = files.map(
    ([name, { file, type }]) =>
      `const ${name} = await client.upload(
  await openAsBlob(${toJavaScript(file)}, { type: ${toJavaScript(type)} }),
)
`,
  )
  const fields = writeFields(input, {
    indent: '  ',
    key: (name) => name,
    write: (value, name) =>
      isLocalFile(value) ? `${name}.url` : toJavaScript(value),
  })
  return `${files.length > 0 ? "import { openAsBlob } from 'node:fs'\n" : ''}import { createClient } from '@falvideo/client'
import { ${endpointName} } from '@falvideo/client/endpoints'

const client = createClient({ credentials: process.env.FAL_KEY })
${uploads.join('')}
const { data } = await client.generate(${endpointName}, {
${fields}
})
console.log(data.video.url)
`
}
