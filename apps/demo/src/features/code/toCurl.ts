import { quoteShell } from './literals.ts'
import { isLocalFile, localFiles, type Snippet } from './snippet.ts'

/** Reads one string out of a JSON answer with what every system has. */
const pick = (name: string) => `sed -E 's/.*"${name}": ?"([^"]+)".*/\\1/'`

function upload(variable: string, file: { file: string; type: string }) {
  const body = JSON.stringify({ content_type: file.type, file_name: file.file })
  return `answer=$(curl -sS 'https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3' \\
  -H "Authorization: Key $FAL_KEY" -H 'Content-Type: application/json' \\
  -d ${quoteShell(body)})
${variable}=$(printf %s "$answer" | ${pick('file_url')})
curl -sS -X PUT "$(printf %s "$answer" | ${pick('upload_url')})" \\
  -H 'Content-Type: ${file.type}' --data-binary ${quoteShell(`@${file.file}`)}

`
}

/** The body as one shell word, in which files are variables. */
function writeBody(input: Readonly<Record<string, unknown>>): string {
  const named = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      // No text of a form holds this character, so no prompt can imitate it.
      isLocalFile(value) ? `\0${name}` : value,
    ]),
  )
  return quoteShell(JSON.stringify(named)).replace(
    /"\\u0000(\w+)"/g,
    // Out of the single quotes for the variable, and back into them.
    `"'"$$$1"'"`,
  )
}

/** Submit, wait and result as fal's queue has them, with curl alone. */
export function toCurl(snippet: Snippet): string {
  const { endpointId, input } = snippet
  const app = endpointId.split('/').slice(0, 2).join('/')
  const uploads = localFiles(snippet).map(([name, file]) => upload(name, file))
  return `${uploads.join('')}request_id=$(curl -sS https://queue.fal.run/${endpointId} \\
  -H "Authorization: Key $FAL_KEY" -H 'Content-Type: application/json' \\
  -d ${writeBody(input)} | ${pick('request_id')})

until curl -sS "https://queue.fal.run/${app}/requests/$request_id/status" \\
  -H "Authorization: Key $FAL_KEY" | grep -q COMPLETED; do sleep 1; done

curl -sS "https://queue.fal.run/${app}/requests/$request_id" \\
  -H "Authorization: Key $FAL_KEY"
`
}
