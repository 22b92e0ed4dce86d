import { completeCode } from '../src/completeCode.ts'
import { defineRow } from '../src/Row.ts'
import { median, round } from '../src/statistics.ts'
import { addRatio, type Cell } from '../src/table.ts'
import {
  checkTypes,
  createTypeProject,
  type Diagnostics,
} from '../src/typeCheck.ts'

const entries = [
  { name: 'falvideo', file: 'generate/falvideo.ts' },
  { name: '@fal-ai/client', file: 'generate/falClient.ts' },
  { name: '@tanstack/ai + ai-fal', file: 'generate/tanstackAi.ts' },
  { name: 'ai + @ai-sdk/fal', file: 'generate/aiSdk.ts' },
  { name: 'openapi-fetch and a loop', file: 'generate/openapiFetch.ts' },
  { name: 'fetch and a loop (floor)', file: 'generate/byHand.ts' },
]

const hooks = [
  { name: 'falvideo', file: 'hook/falvideo.tsx' },
  { name: '@tanstack/ai-react', file: 'hook/tanstackAi.tsx' },
  { name: '@fal-ai/client and useMutation', file: 'hook/falClient.tsx' },
  { name: 'openapi-react-query', file: 'hook/openapiReactQuery.tsx' },
]

const runs = 3
const fields = ['resolution', 'fps', 'generate_audio']

async function measure(title: string, list: typeof entries) {
  const rows: Cell[][] = []
  for (const { name, file } of list) {
    const project = await createTypeProject(file)
    const checks: Diagnostics[] = []
    for (let run = 0; run < runs; run++) checks.push(await checkTypes(project))
    const middle = (pick: (one: Diagnostics) => number) =>
      median(checks.map(pick))
    const { firstMs, nextMs, names } = await completeCode(project)
    const offered = fields.filter((field) => names.includes(field)).length
    rows.push([
      name,
      middle(({ instantiations }) => instantiations),
      middle(({ types }) => types),
      middle(({ lines }) => lines),
      middle(({ checkS }) => checkS),
      middle(({ totalS }) => totalS),
      middle(({ memoryMb }) => memoryMb),
      round(firstMs),
      round(median(nextMs), 1),
      `${offered} of ${fields.length}`,
    ])
  }
  const columns = [
    '',
    'instantiations',
    'types',
    'lines',
    'check s',
    'total s',
    'MB',
    'first completion, ms',
    'next, ms',
    'fields offered',
  ]
  const table = { title, columns, rows }
  return addRatio(addRatio(table, 'total s'), 'next, ms')
}

export default defineRow({
  title: 'Type-check of a project of one file, and completion in it',
  async run() {
    return {
      tables: [
        await measure('Submit, follow, result', entries),
        await measure('The hook', hooks),
      ],
      notes: [
        `TypeScript 5.9.3, the last with a language server in JavaScript; strict, skipLibCheck, DOM; from the declarations as they are published. Medians of ${runs} checks. Instantiations and types are the same each time.`,
        'Completion is asked of the language server inside the input object: first after opening the file, then after each of five edits. "Fields offered" counts which of resolution, fps and generate_audio it proposes there; the others are written already.',
      ],
    }
  },
  async count() {
    const counts: Record<string, number> = {}
    for (const [what, file] of [
      ['generate', 'generate/falvideo.ts'],
      ['hook', 'hook/falvideo.tsx'],
    ] as const) {
      const { instantiations } = await checkTypes(await createTypeProject(file))
      counts[`types/${what}, instantiations`] = instantiations
    }
    return counts
  },
})
