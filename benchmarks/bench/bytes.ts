import { type Bundle, bundle } from '../src/bundle.ts'
import { defineRow } from '../src/Row.ts'
import { addRatio, type Table } from '../src/table.ts'

type Entry = { name: string; file: string; external?: readonly string[] }

const generate: Entry[] = [
  { name: 'falvideo', file: 'generate/falvideo.ts' },
  {
    name: 'falvideo, createConnection: no parts, polling',
    file: 'generate/falvideoCore.ts',
  },
  { name: '@fal-ai/client', file: 'generate/falClient.ts' },
  { name: '@tanstack/ai + ai-fal', file: 'generate/tanstackAi.ts' },
  { name: 'ai + @ai-sdk/fal', file: 'generate/aiSdk.ts' },
  { name: 'openapi-fetch and a loop', file: 'generate/openapiFetch.ts' },
  { name: 'fetch and a loop (floor)', file: 'generate/byHand.ts' },
]

const react = ['react', 'react-dom', 'react/jsx-runtime']
const withQuery = [...react, '@tanstack/react-query']

const hook: Entry[] = [
  { name: 'falvideo', file: 'hook/falvideo.tsx' },
  { name: 'falvideo, createClient', file: 'hook/falvideoClient.tsx' },
  { name: '@tanstack/ai-react', file: 'hook/tanstackAi.tsx' },
  { name: '@fal-ai/client and useMutation', file: 'hook/falClient.tsx' },
  { name: 'openapi-react-query', file: 'hook/openapiReactQuery.tsx' },
]

const upload: Entry[] = [
  { name: 'falvideo', file: 'upload/falvideo.ts' },
  { name: '@fal-ai/client', file: 'upload/falClient.ts' },
  { name: 'fetch by hand (floor)', file: 'upload/byHand.ts' },
]

async function measure(title: string, entries: readonly Entry[]) {
  const rows: Table['rows'] = []
  for (const { name, file, external } of entries) {
    const { minified, gzip, gzipWithLazy } = await bundle(file, external)
    rows.push([name, minified, gzip, gzipWithLazy])
  }
  const columns = ['', 'minified', 'gzip', 'gzip, with what loads later']
  return addRatio({ title, columns, rows }, 'gzip')
}

const withExternal = (entries: readonly Entry[], external: string[]) =>
  entries.map((entry) => ({ ...entry, external }))

export default defineRow({
  title: 'Bytes to the browser',
  async run() {
    return {
      tables: [
        await measure('Submit, follow, result', generate),
        await measure('The hook; react is there', withExternal(hook, react)),
        await measure(
          'The hook; react and react-query are there',
          withExternal(hook, withQuery),
        ),
        await measure('Upload', upload),
      ],
      notes: [
        'esbuild, ESM, minified, split, gzip level 9. A page that imports what the README shows, from the packages as they are published. "Loads later" is what `import()` brings when it is first called.',
        'With @tanstack/ai-react the job is made and followed by a server that one writes with @tanstack/ai; the others do it in the page.',
      ],
    }
  },
  async count() {
    const counts: Record<string, number> = {}
    const note = (what: string, { gzip, gzipWithLazy }: Bundle) => {
      counts[`bytes/${what}, gzip`] = gzip
      counts[`bytes/${what}, gzip with what loads later`] = gzipWithLazy
    }
    note('generate', await bundle('generate/falvideo.ts'))
    note('generate, core', await bundle('generate/falvideoCore.ts'))
    note('hook', await bundle('hook/falvideo.tsx', withQuery))
    note(
      'hook, createClient',
      await bundle('hook/falvideoClient.tsx', withQuery),
    )
    note('upload', await bundle('upload/falvideo.ts'))
    return counts
  },
})
