import ts from 'typescript'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from '../document/json.ts'
import { schemaKey } from '../document/pointer.ts'

/**
 * Gives a type alias to each schema that is a list of itself with no object in
 * between, such as any JSON value. TypeScript resolves such a circle in an
 * alias, but not in a member of `components`.
 *
 * @param schemas the schemas that the statements were made of, by key
 */
export function nameCircles(
  statements: readonly ts.Statement[],
  schemas: JsonObject,
): ts.Statement[] {
  const circular = Object.keys(schemas).filter((key) =>
    holdsItself(key, schemas),
  )
  if (circular.length === 0) return [...statements]
  const aliases = new Map(
    circular.map((key, index) => [key, `Circular${index + 1}`]),
  )
  const types = new Map<string, ts.TypeNode>()
  const visit = (node: ts.Node): ts.Node => {
    const alias = aliases.get(referredKey(node) ?? '')
    return alias === undefined
      ? ts.visitEachChild(node, visit, undefined)
      : ts.factory.createTypeReferenceNode(alias)
  }
  const renamed = statements.map(
    (statement) => ts.visitNode(statement, visit) as ts.Statement,
  )
  const members = schemaMembers(renamed)
  for (const member of members)
    if (member.type && aliases.has(textOf(member.name)))
      types.set(textOf(member.name), member.type)
  const replace = (node: ts.Node): ts.Node => {
    if (!members.includes(node as ts.PropertySignature))
      return ts.visitEachChild(node, replace, undefined)
    const member = node as ts.PropertySignature
    const alias = aliases.get(textOf(member.name))
    if (alias === undefined) return node
    const { modifiers, name, questionToken } = member
    const type = ts.factory.createTypeReferenceNode(alias)
    return ts.factory.updatePropertySignature(
      member,
      modifiers,
      name,
      questionToken,
      type,
    )
  }
  return [
    ...[...aliases].flatMap(([key, alias]) => {
      const type = types.get(key)
      return type ? [declaration(alias, type)] : []
    }),
    ...renamed.map((one) => ts.visitNode(one, replace) as ts.Statement),
  ]
}

function declaration(name: string, type: ts.TypeNode): ts.Statement {
  return ts.factory.createTypeAliasDeclaration([], name, [], type)
}

/** The key in `components["schemas"]["key"]`. */
function referredKey(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node)) return undefined
  const { objectType, indexType } = node
  if (!ts.isIndexedAccessTypeNode(objectType)) return undefined
  const { objectType: root } = objectType
  const isComponents =
    ts.isTypeReferenceNode(root) &&
    ts.isIdentifier(root.typeName) &&
    root.typeName.text === 'components'
  return isComponents && literalText(objectType.indexType) === 'schemas'
    ? literalText(indexType)
    : undefined
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)
    ? node.literal.text
    : undefined
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : ''
}

/** The members of `components.schemas`. */
function schemaMembers(
  statements: readonly ts.Statement[],
): ts.PropertySignature[] {
  const components = statements
    .filter(ts.isInterfaceDeclaration)
    .find((one) => one.name.text === 'components')
  const schemas = components?.members
    .filter(ts.isPropertySignature)
    .find((member) => textOf(member.name) === 'schemas')
  return schemas?.type && ts.isTypeLiteralNode(schemas.type)
    ? schemas.type.members.filter(ts.isPropertySignature)
    : []
}

function holdsItself(start: string, schemas: JsonObject): boolean {
  const seen = new Set<string>()
  const reach = (key: string): boolean =>
    heldBy(schemas[key]).some((next) => {
      if (next === start) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reach(next)
    })
  return reach(start)
}

/** Keys of the schemas that a schema is or lists, not those of its members. */
function heldBy(schema: Json | undefined): string[] {
  if (!isObject(schema)) return []
  const { $ref, items, prefixItems, anyOf, oneOf, allOf } = schema
  const key = typeof $ref === 'string' ? schemaKey($ref) : undefined
  const lists = [prefixItems, anyOf, oneOf, allOf].flatMap((list) =>
    isList(list) ? list : [],
  )
  return [
    ...(key === undefined ? [] : [key]),
    ...[items, ...lists].flatMap(heldBy),
  ]
}
