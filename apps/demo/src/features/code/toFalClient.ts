import { toJavaScript, writeFields } from './literals.ts'
import { isLocalFile, localFiles, type Snippet } from './snippet.ts'

/** The call with fal's own JavaScript client. */
export function toFalClient(snippet: Snippet): string {
  const open = localFiles(snippet).length > 0
  const fields = writeFields(snippet.input, {
    indent: '    ',
    key: (name) => name,
    write: (value) =>
      isLocalFile(value)
        ? `await fal.storage.upload(await openAsBlob(${toJavaScript(value.file)}, { type: ${toJavaScript(value.type)} }))`
        : toJavaScript(value),
  })
  return `${open ? "import { openAsBlob } from 'node:fs'\n" : ''}import { fal } from '@fal-ai/client'

fal.config({ credentials: process.env.FAL_KEY })

const { data } = await fal.subscribe(${toJavaScript(snippet.endpointId)}, {
  input: {
${fields}
  },
})
console.log(data.video.url)
`
}
