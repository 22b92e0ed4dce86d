import fc from 'fast-check'
import {
  type Prepared,
  prepareDocument,
} from '../scripts/document/prepareDocument.ts'
import { endpointFile } from '../scripts/emit/endpointFile.ts'
import { fieldsOf } from '../scripts/emit/fieldsOf.ts'
import { createSchema } from '../src/fields/createSchema.ts'
import { documentValidator } from './documentValidator.ts'
import { assignments, complaintsOf } from './typeChecker.ts'
import { typeSchema } from './typeSchema.ts'
import { valuesFor } from './valuesFor.ts'

/** Values for the input of a document, right ones and nearly right ones. */
export function inputsOf({ corrected, endpoint }: Prepared) {
  const key = endpoint.input.replaceAll('~', '~0').replaceAll('/', '~1')
  return valuesFor({ $ref: `#/components/schemas/${key}` }, corrected)
}

/** Our validator and the document, each as a yes or no to a value. */
export function judges({ corrected, endpoint }: Prepared) {
  const schema = createSchema(fieldsOf(corrected, endpoint))
  return {
    document: documentValidator(corrected, endpoint.input),
    validator: (value: unknown) =>
      schema['~standard'].validate(value).issues === undefined,
  }
}

/** A value on which types and document differ. */
export interface Disagreement {
  document: string
  value: unknown
  /** What the compiler says; undefined where it takes the value. */
  complaint: string | undefined
}

/**
 * Gives values to the generated types and compiles them. What the document
 * admits, as far as types can say it, must compile, and nothing else.
 */
export async function typeDisagreements(
  documents: Readonly<Record<string, unknown>>,
  valuesEach: number,
  seed: number,
): Promise<Disagreement[]> {
  const files = new Map<string, string>()
  const judged: {
    file: string
    document: string
    values: unknown[]
    fits: boolean[]
  }[] = []
  for (const [index, document] of Object.keys(documents).entries()) {
    const prepared = prepareDocument(documents[document])
    const { corrected, endpoint } = prepared
    const file = `check${index}.ts`
    const values = fc.sample(inputsOf(prepared), { numRuns: valuesEach, seed })
    const admits = documentValidator(typeSchema(corrected), endpoint.input)
    files.set(`types${index}.ts`, await endpointFile(corrected, endpoint))
    files.set(file, assignments(`./types${index}.ts`, values))
    judged.push({ file, document, values, fits: values.map(admits) })
  }
  const complaints = new Map(
    complaintsOf(files).map(({ file, line, message }) => [
      `${file}:${line}`,
      message,
    ]),
  )
  const broken = [...complaints].filter(([at]) => at.startsWith('types'))
  if (broken.length > 0) throw new Error(broken.map(String).join('\n'))
  return judged.flatMap(({ file, document, values, fits }) =>
    values.flatMap((value, index) => {
      // The first line is the import.
      const complaint = complaints.get(`${file}:${index + 1}`)
      const agrees = fits[index] === (complaint === undefined)
      return agrees ? [] : [{ document, value, complaint }]
    }),
  )
}
