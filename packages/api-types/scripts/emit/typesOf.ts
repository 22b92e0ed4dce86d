import openapiTS, {
  astToString,
  type OpenAPI3,
  type SchemaObject,
  type TransformNodeOptions,
  transformSchemaObject,
} from 'openapi-typescript'
import ts from 'typescript'
import { canonicalSchema } from '../document/canonicalSchema.ts'
import { DocumentError } from '../document/DocumentError.ts'
import {
  isList,
  isObject,
  type JsonObject,
  objectAt,
} from '../document/json.ts'
import { typingDocument } from '../document/typingDocument.ts'
import { dropEmpty } from './dropEmpty.ts'
import { nameCircles } from './nameCircles.ts'

/**
 * The declarations openapi-typescript makes of a document: `paths` and
 * `components`. Its empty `webhooks`, `$defs` and `operations` are left out.
 */
export async function typesOf(document: JsonObject): Promise<ts.Statement[]> {
  const source = typingDocument(document, canonicalSchema)
  const nodes = await openapiTS(source as unknown as OpenAPI3, {
    // A field with a default is one that may be left out of a request.
    defaultNonNullable: false,
    silent: true,
    transform: arrayType,
  })
  const statements = (nodes as ts.Statement[])
    .filter(ts.isInterfaceDeclaration)
    .map(dropEmpty)
  const { schemas } = objectAt({ ...source }, 'components')
  return nameCircles(statements, isObject(schemas) ? schemas : {})
}

/** TypeScript text of declarations, refused if an `any` got in. */
export function printTypes(statements: readonly ts.Node[]): string {
  const text = astToString([...statements])
  const file = ts.createSourceFile('types.ts', text, ts.ScriptTarget.ESNext)
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      throw new DocumentError(`a type came out as any at ${node.pos}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return text
}

/** How many unnamed members of a tuple are written out. */
const few = 8

/**
 * Lists and tuples. openapi-typescript drops the optional members and the rest
 * of a tuple, and takes a list of tuples for one tuple.
 */
function arrayType(
  schema: SchemaObject,
  options: TransformNodeOptions,
): ts.TypeNode | undefined {
  const { type, items, prefixItems, minItems, maxItems } =
    schema as unknown as JsonObject
  if (type !== 'array') return undefined
  const render = (one: unknown) =>
    transformSchemaObject(one as SchemaObject, options)
  const rest = items === undefined ? {} : items
  if (!isList(prefixItems)) return ts.factory.createArrayTypeNode(render(rest))
  const least = typeof minItems === 'number' ? minItems : 0
  const most = typeof maxItems === 'number' ? maxItems : Infinity
  const known = prefixItems.length
  // Members after the named ones, as far as they are few enough to write out.
  const end = rest === false ? known : most
  const written = Math.max(known, end <= known + few ? end : least)
  const count = Math.min(written, most, known + few)
  const members: ts.TypeNode[] = Array.from({ length: count }, (_, index) => {
    const type = render(index < known ? prefixItems[index] : rest)
    return index < least ? type : ts.factory.createOptionalTypeNode(type)
  })
  if (end > count)
    members.push(
      ts.factory.createRestTypeNode(
        ts.factory.createArrayTypeNode(render(rest)),
      ),
    )
  return ts.factory.createTupleTypeNode(members)
}
