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
  for (const { source, read } of documents)
    outcomes.push(await attempt(source, () => prepare(read(), known)))
  const files = new Map<string, string>()
  const ids = [...known.keys()].sort()
  const names = fileNames(ids)
  const first = known.get(ids[0] ?? '')
  if (!first) return { files, outcomes }
  const shared = queueComponents(first.served, first.corrected)
  for (const outcome of outcomes) {
    const prepared = known.get(outcome.id ?? '')
    const name = names.get(outcome.id ?? '')
    if (outcome.error !== undefined || !prepared || !name) continue
    const made = await attempt(outcome.source, async () => {
      for (const file of await filesOf(prepared, name, shared))
        files.set(...file)
      return prepared.endpoint.id
    })
    outcome.error = made.error
  }
  const done = [...names].filter(([, name]) => files.has(`types/${name}.ts`))
  files.set('queue.ts', await queueTypes(shared))
  files.set(
    'field.ts',
    readFileSync(join(projectAt().packages, fieldSource), 'utf8'),
  )
  files.set('endpoints.ts', mapFile(done))
  return { files, outcomes }
}

const fieldSource = 'api-types/src/fields/field.ts'

async function attempt(
  source: string,
  run: () => string | Promise<string>,
): Promise<Outcome> {
  try {
    return { source, id: await run() }
  } catch (cause) {
    const told = cause instanceof DocumentError
    const message = cause instanceof Error ? cause.message : String(cause)
    return { source, error: told ? message : `cannot generate: ${message}` }
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
  shared: Prepared['corrected'],
): Promise<[string, string][]> {
  const up = '../'.repeat(name.split('/').length)
  const types = await endpointFile(corrected, endpoint, {
    shared: { document: shared, from: `${up}queue.ts` },
  })
  const fields = fieldsFile(fieldsOf(corrected, endpoint), `${up}field.ts`)
  return [
    [`types/${name}.ts`, types],
    [`fields/${name}.ts`, fields],
  ]
}
