import { literal, quote } from '../emit/literal.ts'
import { deprecationOf, type ListedEndpoint } from './endpointList.ts'

const banner = '// Generated from endpoints.json. Do not edit.\n\n'

type List = readonly ListedEndpoint[]

/** The map from endpoint id to its types. */
export function endpointsFile(list: List): string {
  const imports = list.map(
    (one) =>
      `import type * as ${one.name} from ${quote(`./types/${one.id}.ts`)}\n`,
  )
  const members = list.map((one) => {
    const gone = deprecationOf(one)
    const comment = gone === undefined ? '' : `  /** @deprecated ${gone} */\n`
    const types = ['input: $.Input', 'output: $.Output', 'paths: $.paths']
      .map((member) => `    ${member.replace('$', one.name)}\n`)
      .join('')
    return `${comment}  ${quote(one.id)}: {\n${types}  }\n`
  })
  return [
    banner,
    ...imports,
    '\n/** The types of every endpoint, by its id. */\n',
    'export interface Endpoints {\n',
    ...members,
    '}\n',
  ].join('')
}

/** The corrected documents by endpoint id. */
export function documentsFile(list: List): string {
  const imports = list.map(
    (one) =>
      `import { document as ${one.name} } from ${quote(`./documents/${one.id}.ts`)}\n`,
  )
  const members = list.map((one) => `  ${quote(one.id)}: ${one.name},\n`)
  return [
    banner,
    "import type { OpenApiDocument } from '../document.ts'\n",
    "import type { EndpointId } from '../endpoint.ts'\n",
    ...imports,
    '\n/** The documents with every correction applied. Not for browsers. */\n',
    'export const documents: Readonly<Record<EndpointId, OpenApiDocument>> = {\n',
    ...members,
    '}\n',
  ].join('')
}

/** The prices by endpoint id. */
export function pricesFile(list: List): string {
  const prices = Object.fromEntries(list.map((one) => [one.id, one.price]))
  return [
    banner,
    "import type { EndpointId } from '../endpoint.ts'\n",
    "import type { Price } from '../prices.ts'\n\n",
    '/** What each endpoint costs; null where it is not known. */\n',
    `export const prices = ${literal(prices)} as const satisfies Readonly<\n`,
    '  Record<EndpointId, Price | null>\n',
    '>\n',
  ].join('')
}
