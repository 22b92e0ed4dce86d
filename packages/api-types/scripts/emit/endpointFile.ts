import type { Endpoint } from '../document/findEndpoint.ts'
import type { JsonObject } from '../document/json.ts'
import { banner } from './banner.ts'
import { quote } from './literal.ts'
import { shareTypes } from './shareTypes.ts'
import { printTypes, typesOf } from './typesOf.ts'

/** What surrounds the types of one endpoint. */
export interface EndpointFileOptions {
  /** Types of the queue that every endpoint shares, and how to import them. */
  shared?: { document: JsonObject; from: string } | undefined
  /** Why not to use it any more, and what instead. */
  deprecated?: string | undefined
}

/**
 * The text of the types of one endpoint: `paths`, `components`, and the two
 * that matter by name, `Input` and `Output`. What is equal to the shared
 * components is imported and not repeated.
 */
export async function endpointFile(
  document: JsonObject,
  { id, input, output }: Endpoint,
  { shared, deprecated }: EndpointFileOptions = {},
): Promise<string> {
  const plain = await typesOf(document)
  const text = printTypes(
    shared ? shareTypes(plain, document, shared.document) : plain,
  )
  return [
    banner(id),
    shared && text.includes('queue[')
      ? `import type { components as queue } from ${quote(shared.from)}\n\n`
      : '',
    text,
    named('Input', input, `What ${id} takes.`, deprecated),
    named('Output', output, `What ${id} returns.`, deprecated),
  ].join('')
}

function named(
  name: string,
  key: string,
  told: string,
  deprecated: string | undefined,
): string {
  const comment =
    deprecated === undefined
      ? `/** ${told} */`
      : `/**\n * ${told}\n * @deprecated ${deprecated}\n */`
  return `\n${comment}\nexport type ${name} = components["schemas"][${JSON.stringify(key)}];\n`
}
