import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DocumentError } from '../document/DocumentError.ts'
import { type Prepared, prepareDocument } from '../document/prepareDocument.ts'
import { queueComponents } from '../document/queueComponents.ts'
import { sameJson } from '../document/sortKeys.ts'
import { endpointFile } from '../emit/endpointFile.ts'
import { fieldsOf } from '../emit/fieldsOf.ts'
import { queueTypes } from '../emit/queueTypes.ts'
import { fieldsFile } from '../emit/valueFiles.ts'
import { projectAt } from '../project/project.ts'
import { fileNames } from './fileNames.ts'
import { mapFile } from './mapFile.ts'
import type { FoundDocument } from './readDocuments.ts'

/** What came of one document. */
export interface Outcome {
  source: string
  /** The endpoint, as far as it could be told. */
  id?: string | undefined
  /** Why nothing was generated. */
  error?: string | undefined
}

/** The files of all documents, by path, and what came of each. */
export interface Generated {
  files: Map<string, string>
  outcomes: Outcome[]
}

/**
 * Generates types and field data from any documents of fal's queue. A document
 * that cannot be generated from is reported and does not stop the others. The
 * order of documents and of keys changes nothing but the order of outcomes.
 */
export async function generateAll(
  documents: readonly FoundDocument[],
): Promise<Generated> {
  const outcomes: Outcome[] = []
  const known = new Map<string, Prepared>()
  for (const { source, read } of documents) {
    const { value, error } = await attempt(() => prepare(read(), known))
    outcomes.push({ source, id: value, error })
  }
  const ids = [...known.keys()].sort()
  const queue = await sharedQueue(ids.flatMap((id) => known.get(id) ?? []))
  const names = fileNames(ids)
  const files = new Map<string, string>()
  for (const outcome of outcomes) {
    const prepared = known.get(outcome.id ?? '')
    const name = names.get(outcome.id ?? '')
    if (!prepared || name === undefined) continue
    const made = await attempt(() => filesOf(prepared, name, queue?.document))
    outcome.error = made.error
    for (const [path, text] of made.value ?? []) files.set(path, text)
  }
  const done = [...names].filter(([, name]) => files.has(`types/${name}.ts`))
  if (queue) files.set('queue.ts', queue.text)
  const field = join(projectAt().packages, 'api-types/src/fields/field.ts')
  files.set('field.ts', readFileSync(field, 'utf8'))
  files.set('endpoints.ts', mapFile(done))
  return { files, outcomes }
}

/** What the endpoints have in common, from the first that is sound. */
async function sharedQueue(documents: readonly Prepared[]) {
  for (const { served, corrected } of documents) {
    const document = queueComponents(served, corrected)
    const { value: text } = await attempt(() => queueTypes(document))
    if (text !== undefined) return { document, text }
  }
  return undefined
}

/** The value, or in words why there is none. */
async function attempt<Value>(
  run: () => Value | Promise<Value>,
): Promise<{ value?: Value; error?: string }> {
  try {
    return { value: await run() }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const expected = cause instanceof DocumentError
    return { error: expected ? message : `cannot generate: ${message}` }
  }
}

function prepare(value: unknown, known: Map<string, Prepared>): string {
  const prepared = prepareDocument(value)
  const { id } = prepared.endpoint
  const other = known.get(id)
  if (other && !sameJson(other.served, prepared.served))
    throw new DocumentError(`another document of ${id} says otherwise`)
  known.set(id, prepared)
  return id
}

async function filesOf(
  { endpoint, corrected }: Prepared,
  name: string,
  shared: Prepared['corrected'] | undefined,
): Promise<[string, string][]> {
  const up = '../'.repeat(name.split('/').length)
  const types = await endpointFile(corrected, endpoint, {
    shared: shared && { document: shared, from: `${up}queue.ts` },
  })
  const fields = fieldsFile(fieldsOf(corrected, endpoint), `${up}field.ts`)
  return [
    [`types/${name}.ts`, types],
    [`fields/${name}.ts`, fields],
  ]
}
